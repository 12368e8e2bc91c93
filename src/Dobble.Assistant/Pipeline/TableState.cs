using Dobble.Assistant.Games;
using Dobble.Assistant.Speech;
using Dobble.Vision.Decks;
using Dobble.Vision.Quality;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Pipeline;

/// <summary>
/// What the pipeline knows after one frame; handed to the overlay, the announcer, the recorder, the event log. Immutable.
/// </summary>
/// <param name="Frame">Number of the frame.</param>
/// <param name="Time">Time of the frame into the recording.</param>
/// <param name="Delay">From the frame's arrival until this was known.</param>
/// <param name="Width">Width of the frame in pixels.</param>
/// <param name="Height">Height of the frame in pixels.</param>
/// <param name="Deck">The deck that is played.</param>
/// <param name="Table">Cards, pairs and what changed.</param>
/// <param name="Spoken">Pairs whose names began to be heard.</param>
/// <param name="Mistakes">Pairs whose names were heard and no longer hold.</param>
internal sealed record TableState(
    long Frame, TimeSpan Time, TimeSpan Delay, int Width, int Height, Deck Deck,
    TableUpdate Table, IReadOnlyList<TrackedPair> Spoken, IReadOnlyList<TrackedPair> Mistakes)
{
    /// <summary>The name to begin to say with this frame; null for none.</summary>
    public Utterance? Say { get; init; }

    /// <summary>The pairs that are answered now: what is being said, was said last or comes next, in that order.</summary>
    public IReadOnlyList<TrackedPair> Announced { get; init; } = [];

    /// <summary>The card whose pairs matter where more than two lie on the table; null where all pairs do.</summary>
    public int? Focus { get; init; }

    /// <summary>What the image is like; null where none was read yet.</summary>
    public ImageQuality? Quality { get; init; }

    /// <summary>The game that is played; null for none.</summary>
    public GameUpdate? Game { get; init; }

    /// <summary>The pairs that may be shown: all that are known, unless a game keeps some for later.</summary>
    public IReadOnlyList<TrackedPair> Shown => Game?.Shown ?? Table.Pairs;

    /// <summary>Whether the source of images is gone: the cards are as they were last seen.</summary>
    public bool IsSourceGone { get; init; }
}
