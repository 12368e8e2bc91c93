namespace Dobble.Assistant.Overlay;

/// <summary>What the overlay says beside the table itself.</summary>
/// <param name="FramesPerSecond">Frames read in a second, smoothed by the caller.</param>
/// <param name="Delay">From a frame's arrival until its answer is known, smoothed likewise; null where it says nothing, as in a replay.</param>
/// <param name="Provider">What runs the networks, such as <c>CPU</c>.</param>
/// <param name="Deck">Name of the deck that is played.</param>
/// <param name="Source">Name of the camera or recording.</param>
internal sealed record OverlayStatus(double FramesPerSecond, TimeSpan? Delay, string Provider, string Deck, string Source)
{
    /// <summary>Nothing is said aloud.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Reading rests.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The session is being recorded.</summary>
    public bool IsRecording { get; init; }

    /// <summary>What has just happened; see <see cref="NoticeBoard"/>.</summary>
    public IReadOnlyList<OverlayNotice> Notices { get; init; } = [];
}
