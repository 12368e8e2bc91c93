using Dobble.Assistant.Words;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>All that is drawn over an image, and nothing about how. Immutable; positions are in pixels of the image.</summary>
/// <param name="Width">Width of the image that the positions refer to, in pixels; 0 where there is none yet.</param>
/// <param name="Height">Height of that image in pixels.</param>
internal sealed record OverlayScene(int Width, int Height)
{
    /// <summary>The cards on the table.</summary>
    public IReadOnlyList<OverlayCard> Cards { get; init; } = [];

    /// <summary>The pairs whose shared symbol is sure.</summary>
    public IReadOnlyList<OverlayLink> Links { get; init; } = [];

    /// <summary>What is said aloud, large enough to be read from two metres.</summary>
    public IReadOnlyList<OverlayName> Headline { get; init; } = [];

    /// <summary>Stands where the headline would: why there is no answer, in a few words.</summary>
    public string? Note { get; init; }

    /// <summary>Stands there before either: what has to be mended first, such as a camera that is gone.</summary>
    public string? Alarm { get; init; }

    /// <summary>The quiet line at the bottom.</summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>What is switched on or off, beside the status.</summary>
    public IReadOnlyList<OverlayFlag> Flags { get; init; } = [];

    /// <summary>What has just happened.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The game that is played and what each player has, a line each; none where no game is played.</summary>
    public IReadOnlyList<string> Scores { get; init; } = [];

    /// <summary>The symbols to choose among, each with its key; none where nobody is to choose.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The keys and what they do; null while help is hidden.</summary>
    public IReadOnlyList<OverlayHelpLine>? Help { get; init; }

    /// <summary>The image is not of this moment, and is shown darker.</summary>
    public bool IsStale { get; init; }
}
