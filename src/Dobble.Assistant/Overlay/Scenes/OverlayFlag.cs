namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Something that is switched on or off.</summary>
/// <param name="Text">A word.</param>
/// <param name="IsRecording">It is the recording, which has a red dot.</param>
internal sealed record OverlayFlag(string Text, bool IsRecording = false);
