using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;

namespace Dobble.Vision.Tests.Inference;

public sealed class NetworkGridTests
{
    [Theory]
    [InlineData(100, 60, 40, 40, 0)] // a circle, whose angle means nothing
    [InlineData(3.2, 1.7, 90, 35, 1.1)]
    public void An_outline_that_training_asks_for_is_the_one_that_reading_decodes(double x, double y, double a, double b, double angle)
    {
        const int columns = 40, rows = 24, plane = rows * columns;
        var outline = new Ellipse(x, y, a, b, angle);
        var shapes = new float[FinderGrid.Values * plane];
        var cell = Put(shapes, columns, plane, x, y, FinderGrid.Encode(outline));

        var found = FinderGrid.Decode(shapes, columns, cell);

        Assert.Equal(x, found.X, 1e-3);
        Assert.Equal(y, found.Y, 1e-3);
        Assert.All(outline.Outline(8), point => Assert.Equal(1, found.NormalizedDistance(point.X, point.Y), 1e-3));
    }

    [Theory]
    [InlineData(20, 30, 60, 90)]
    [InlineData(150.5, 3.25, 191, 12)]
    public void A_box_that_training_asks_for_is_the_one_that_reading_decodes(float x1, float y1, float x2, float y2)
    {
        var box = new Box(x1, y1, x2, y2);
        var boxes = new float[ReaderGrid.Values * ReaderGrid.Cells];
        var cell = Put(boxes, ReaderGrid.Side, ReaderGrid.Cells, box.CenterX, box.CenterY, ReaderGrid.Encode(box));

        Assert.Equal((cell / ReaderGrid.Side, cell % ReaderGrid.Side), ReaderGrid.CellOf(box));
        Assert.True(ReaderGrid.Decode(boxes, cell).IoU(box) > 0.999);
    }

    [Fact]
    public void A_box_whose_centre_lies_outside_belongs_to_the_nearest_cell() =>
        Assert.Equal((0, ReaderGrid.Side - 1), ReaderGrid.CellOf(new Box(CardWarp.Size, -20, CardWarp.Size + 20, -10)));

    [Theory]
    [InlineData(320, 180, 320, 192)]
    [InlineData(320, 240, 320, 256)]
    [InlineData(1, 32, 32, 32)]
    public void Sides_of_an_input_are_multiples_of_the_coarsest_stride(int width, int height, int paddedWidth, int paddedHeight) =>
        Assert.Equal(new OpenCvSharp.Size(paddedWidth, paddedHeight), FinderGrid.Padded(new OpenCvSharp.Size(width, height)));

    /// <summary>Writes what a cell must say, as training does.</summary>
    private static int Put(float[] maps, int columns, int plane, double x, double y, double[] sizes)
    {
        var (cx, cy) = NetworkGrid.ToCells(x, y);
        var (row, column) = ((int)Math.Floor(cy), (int)Math.Floor(cx));
        var cell = (row * columns) + column;
        double[] values = [cx - (column + 0.5), cy - (row + 0.5), .. sizes];
        for (var i = 0; i < values.Length; i++)
            maps[(i * plane) + cell] = (float)values[i];
        return cell;
    }
}
