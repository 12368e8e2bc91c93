namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>The symbol that two cards share, ringed on both and joined by a line.</summary>
/// <param name="First">Where the line starts.</param>
/// <param name="Second">Where it ends.</param>
/// <param name="Color">Number of the colour in the palette.</param>
/// <param name="Label">Name beside the line; null where the headline says it.</param>
internal sealed record OverlayLink(OverlayLinkEnd First, OverlayLinkEnd Second, int Color, string? Label);
