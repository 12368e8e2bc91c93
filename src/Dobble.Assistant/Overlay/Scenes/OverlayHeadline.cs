namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>The name of the shared symbol.</summary>
/// <param name="Text">The name.</param>
/// <param name="Color">Number of its link's colour in the palette.</param>
internal sealed record OverlayHeadline(string Text, int Color);
