using System.Numerics;
using Dobble.Vision.Geometry;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Where everything of a scene stands in a target of a given size, in its pixels. Made without drawing anything.</summary>
/// <param name="Size">Size of the target.</param>
/// <param name="Unit">The measure of all lines and letters: a five-hundredth of the width of the largest 16:9 screen in it.</param>
internal sealed record OverlayLayout(Vector2 Size, float Unit)
{
    public IReadOnlyList<OverlayCard> Cards { get; init; } = [];

    public IReadOnlyList<PlacedLink> Links { get; init; } = [];

    /// <summary>All that is written.</summary>
    public IReadOnlyList<Pill> Pills { get; init; } = [];

    /// <summary>Lays a scene out.</summary>
    /// <param name="scene">What is to be drawn.</param>
    /// <param name="size">Size of the target in pixels.</param>
    /// <param name="measure">Width in pixels of a line of text at a size of the typeface.</param>
    /// <param name="before">The layout of the scene before it, so that what may stay where it was does; null for none.</param>
    public static OverlayLayout Of(OverlayScene scene, Vector2 size, Func<string, int, float> measure, OverlayLayout? before = null) =>
        new LayoutBuilder(scene, size, measure, before?.Size == size ? before : null).Build();

    /// <summary>The measure for a target.</summary>
    public static float UnitOf(Vector2 size) => Math.Max(0.5f, Math.Min(size.X, size.Y * 16 / 9f) / 500);

    /// <summary>A ring's box with its stroke, which nothing that is written may touch.</summary>
    public static Box FrameOf(Ellipse ring, float unit)
    {
        var (box, stroke) = (ring.Bounds, 2 * unit);
        return new Box(box.X1 - stroke, box.Y1 - stroke, box.X2 + stroke, box.Y2 + stroke);
    }
}
