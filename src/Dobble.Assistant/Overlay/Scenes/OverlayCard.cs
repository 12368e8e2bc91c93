using Dobble.Vision.Geometry;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>A card's outline.</summary>
/// <param name="Outline">In pixels of the image.</param>
/// <param name="IsSeen">False while it is covered: its last outline is drawn faintly.</param>
internal sealed record OverlayCard(Ellipse Outline, bool IsSeen);
