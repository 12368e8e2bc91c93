using Dobble.Assistant.Words;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>What the overlay says beside the table itself.</summary>
/// <param name="FramesPerSecond">Frames read in a second, smoothed by the caller.</param>
/// <param name="Delay">From a frame's arrival until its answer is known, smoothed likewise; null where it says nothing, as in a
/// replay.</param>
/// <param name="Provider">What runs the networks, such as <c>CPU</c>.</param>
/// <param name="Deck">Name of the deck that is played.</param>
/// <param name="Source">Name of the camera or recording.</param>
internal sealed record OverlayStatus(double FramesPerSecond, TimeSpan? Delay, string Provider, string Deck, string Source)
{
    /// <summary>Before anything is known.</summary>
    public static OverlayStatus Blank { get; } = new(0, null, "", "", "");

    /// <summary>Nothing is said aloud.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Reading rests.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The session is being recorded.</summary>
    public bool IsRecording { get; init; }

    /// <summary>The camera is away: nothing of what was seen holds.</summary>
    public bool IsSourceGone { get; init; }

    /// <summary>Where the page is and the code that lets in; null where nobody needs one.</summary>
    public string? Invitation { get; init; }

    /// <summary>What has just happened; see <see cref="StatusBoard"/>.</summary>
    public IReadOnlyList<OverlayNotice> Notices { get; init; } = [];
}
