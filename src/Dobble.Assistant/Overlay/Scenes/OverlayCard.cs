using Dobble.Vision.Geometry;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>A card's outline.</summary>
/// <param name="Outline">In pixels of the image.</param>
/// <param name="IsSeen">False while it is covered: its last outline is drawn faintly.</param>
internal sealed record OverlayCard(Ellipse Outline, bool IsSeen)
{
    /// <summary>Where its symbols are, in pixels of the image: what nothing should hide.</summary>
    public IReadOnlyList<Box> Symbols { get; init; } = [];

    /// <summary>Its number, where a report speaks of it; null for none.</summary>
    public string? Number { get; init; }
}
