using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Cards;

/// <summary>A symbol on a card's image.</summary>
/// <param name="Symbol">What it is: whatever number the maker of the card gives it, such as an index into a deck's symbols.</param>
/// <param name="Hull">Convex outline in pixels of the card's image; whole numbers are pixel centres.</param>
public sealed record CardSymbol(int Symbol, IReadOnlyList<Point2d> Hull)
{
    /// <summary>The tight box around it, in pixels of the card's image.</summary>
    public Box Box { get; } = Around(Hull);

    /// <summary>The box around points: its edges are pixel edges, half a pixel beyond the centres.</summary>
    internal static Box Around(IEnumerable<Point2d> points)
    {
        var (x1, y1, x2, y2) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var p in points)
            (x1, y1, x2, y2) = (Math.Min(x1, p.X), Math.Min(y1, p.Y), Math.Max(x2, p.X), Math.Max(y2, p.Y));
        return new Box((float)(x1 + 0.5), (float)(y1 + 0.5), (float)(x2 + 0.5), (float)(y2 + 0.5));
    }
}
