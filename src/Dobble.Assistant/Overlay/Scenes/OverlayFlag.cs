namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Something that is switched on or off, to be seen from afar.</summary>
/// <param name="Text">A word.</param>
/// <param name="IsRecording">It is the recording, which is red.</param>
internal sealed record OverlayFlag(string Text, bool IsRecording = false);
