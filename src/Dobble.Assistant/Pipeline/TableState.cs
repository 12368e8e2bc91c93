using Dobble.Vision.Decks;
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
/// <param name="Spoken">Pairs that are to be said aloud now.</param>
/// <param name="Mistakes">Pairs that were said aloud and no longer hold.</param>
internal sealed record TableState(
    long Frame, TimeSpan Time, TimeSpan Delay, int Width, int Height, Deck Deck,
    TableUpdate Table, IReadOnlyList<TrackedPair> Spoken, IReadOnlyList<TrackedPair> Mistakes)
{
    /// <summary>Whether the source of images is gone: the cards are as they were last seen.</summary>
    public bool IsSourceGone { get; init; }
}
