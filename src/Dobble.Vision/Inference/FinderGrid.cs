using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Inference;

/// <summary>What the finder takes, and what a cell of its grid says of a card's outline.</summary>
public static class FinderGrid
{
    /// <summary>Numbers a cell says of an outline: the centre's offset in cells, then the logarithm of its shape.</summary>
    public const int Values = 5;

    /// <summary>Long side of the coarsest input in pixels: the one that is trained with and usually suffices.</summary>
    public const int LongSide = 320;

    /// <summary>What both sides of an input are multiples of.</summary>
    public const int Multiple = 32;

    /// <summary>Size of the input for an image of a size: grey is added to the right and below.</summary>
    public static Size Padded(Size image) => new(RoundUp(image.Width), RoundUp(image.Height));

    /// <summary>What a cell must say of an outline's shape, after the two offsets.</summary>
    /// <param name="outline">In pixels of the input.</param>
    public static double[] Encode(Ellipse outline)
    {
        var (xx, xy, yy) = (outline with { A = outline.A / NetworkGrid.UnitLength, B = outline.B / NetworkGrid.UnitLength }).LogShape;
        return [xx, xy, yy];
    }

    /// <summary>The outline that a cell says, in pixels of the input.</summary>
    /// <param name="shapes">A plane of cells for each of the <see cref="Values"/>.</param>
    /// <param name="columns">Cells in a row.</param>
    /// <param name="cell">The cell, counted row by row.</param>
    public static Ellipse Decode(ReadOnlySpan<float> shapes, int columns, int cell)
    {
        var plane = shapes.Length / Values;
        var (x, y) = NetworkGrid.ToPixels(cell / columns, cell % columns, shapes[cell], shapes[plane + cell]);
        var unit = Ellipse.FromLogShape(x, y, shapes[(2 * plane) + cell], shapes[(3 * plane) + cell], shapes[(4 * plane) + cell]);
        return unit with { A = unit.A * NetworkGrid.UnitLength, B = unit.B * NetworkGrid.UnitLength };
    }

    private static int RoundUp(int side) => (side + Multiple - 1) / Multiple * Multiple;
}
