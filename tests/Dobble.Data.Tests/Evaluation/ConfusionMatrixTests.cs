using Dobble.Data.Evaluation;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    private static readonly Box Here = new(0, 0, 10, 10);
    private static readonly Box Nearly = new(1, 0, 11, 10);
    private static readonly Box There = new(50, 50, 60, 60);

    [Fact]
    public void A_box_is_compared_with_the_one_that_overlaps_it_most()
    {
        var matrix = Of([new(1, Nearly, 0.9), new(2, Here, 0.1)], [new(0, Here)]);
        Assert.Equal((1, 0), (matrix[0, 2], matrix[0, 1]));
        Assert.Equal(1, matrix[matrix.Nothing, 1]);
    }

    [Fact]
    public void What_is_missed_and_what_is_nothing_are_counted_apart()
    {
        var matrix = Of([new(1, There, 0.9)], [new(0, Here)]);
        Assert.Equal((1, 1, 0), (matrix[0, matrix.Nothing], matrix[matrix.Nothing, 1], matrix[0, 1]));
    }

    [Fact]
    public void The_cells_hold_every_box_once()
    {
        var matrix = Of([new(0, Here, 0.9), new(1, There, 0.9)], [new(0, Here), new(2, new Box(80, 80, 90, 90))]);
        Assert.Equal([(0, 0, 1), (2, matrix.Nothing, 1), (matrix.Nothing, 1, 1)], matrix.Cells);
    }

    private static ConfusionMatrix Of(ScoredBox[] found, TrueBox[] truth)
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Update(found, truth);
        return matrix;
    }
}
