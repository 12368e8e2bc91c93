namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>The name of a shared symbol.</summary>
/// <param name="Text">The name.</param>
/// <param name="Color">Number of its link's colour in the palette.</param>
internal sealed record OverlayName(string Text, int Color);
