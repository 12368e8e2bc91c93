using Dobble.Vision.Geometry;

namespace Dobble.Vision.Inference;

/// <summary>What the reader takes, a rectified card of <see cref="CardWarp.Size"/>, and what a cell of its grid says of a symbol.</summary>
public static class ReaderGrid
{
    /// <summary>Cells along a side.</summary>
    public const int Side = CardWarp.Size / NetworkGrid.Stride;

    /// <summary>Cells of the grid.</summary>
    public const int Cells = Side * Side;

    /// <summary>Numbers a cell says of a box: the centre's offset in cells, then the logarithms of width and height.</summary>
    public const int Values = 4;

    /// <summary>Numbers of an embedding.</summary>
    public const int Dimensions = 64;

    /// <summary>What a cell must say of a box's size, after the two offsets.</summary>
    /// <param name="box">In pixels of the crop.</param>
    public static double[] Encode(Box box) =>
        [Math.Log(box.Width / NetworkGrid.UnitLength), Math.Log(box.Height / NetworkGrid.UnitLength)];

    /// <summary>The box that a cell says, in pixels of the crop.</summary>
    /// <param name="boxes">A plane of <see cref="Cells"/> for each of the <see cref="Values"/>.</param>
    /// <param name="cell">The cell, counted row by row.</param>
    public static Box Decode(ReadOnlySpan<float> boxes, int cell)
    {
        var (x, y) = NetworkGrid.ToPixels(cell / Side, cell % Side, boxes[cell], boxes[Cells + cell]);
        var (w, h) = (
            NetworkGrid.UnitLength * Math.Exp(boxes[(2 * Cells) + cell]), NetworkGrid.UnitLength * Math.Exp(boxes[(3 * Cells) + cell]));
        return new Box((float)(x - (w / 2)), (float)(y - (h / 2)), (float)(x + (w / 2)), (float)(y + (h / 2)));
    }

    /// <summary>The cell that holds a box's centre; the nearest one where the centre lies outside.</summary>
    /// <param name="box">In pixels of the crop.</param>
    public static (int Row, int Column) CellOf(Box box)
    {
        var (x, y) = NetworkGrid.ToCells(box.CenterX, box.CenterY);
        return (Math.Clamp((int)Math.Floor(y), 0, Side - 1), Math.Clamp((int)Math.Floor(x), 0, Side - 1));
    }
}
