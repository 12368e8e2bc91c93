using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Overlay;

internal sealed partial record OverlayWords
{
    private static OverlayWords English { get; } = new()
    {
        Waiting = "waiting for the camera",
        Recording = "recording",
        Paused = "paused",
        Muted = "muted",
        Silence = new Dictionary<SilenceReason, string>
        {
            [SilenceReason.NoCards] = "no cards",
            [SilenceReason.OneCard] = "only one card",
            [SilenceReason.TooDark] = "too dark",
            [SilenceReason.Blurred] = "blurred",
            [SilenceReason.Glare] = "light mirrors in a card",
            [SilenceReason.TooFar] = "too far away",
            [SilenceReason.Covered] = "a card is covered",
            [SilenceReason.Torn] = "two answers fit",
            [SilenceReason.UnknownCards] = "unknown cards",
            [SilenceReason.Looking] = "looking …",
            [SilenceReason.CameraGone] = "no camera",
        },
        Notices = new Dictionary<OverlayNotice, string>
        {
            [OverlayNotice.CameraGone] = "The camera is gone, trying again",
            [OverlayNotice.CameraBack] = "The camera is back",
            [OverlayNotice.RecordingStarted] = "Recording",
            [OverlayNotice.RecordingStopped] = "Recording stopped",
            [OverlayNotice.DiskFull] = "Recording stopped: the disk is full",
            [OverlayNotice.RecordingFailed] = "Recording stopped: its files can't be written",
            [OverlayNotice.NoSound] = "No sound: the answers are only shown",
            [OverlayNotice.DeckChanged] = "Another deck",
            [OverlayNotice.Restarted] = "Reading was stuck and was started again",
        },
        Help =
        [
            new OverlayHelpLine("m", "mute, speak again"),
            new OverlayHelpLine("space", "pause, go on"),
            new OverlayHelpLine("r", "start or stop recording"),
            new OverlayHelpLine("d", "next deck"),
            new OverlayHelpLine("f", "full screen or window"),
            new OverlayHelpLine("h", "show or hide these keys"),
            new OverlayHelpLine("q", "quit"),
        ],
    };
}
