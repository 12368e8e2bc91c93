using CsCheck;
using Dobble.Data.Evaluation;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.Evaluation;

public class MeanAveragePrecisionTests
{
    private const double Tolerance = 1e-6;
    private static readonly Box Square = new(0, 0, 10, 10);
    private static readonly Box Far = new(100, 100, 110, 110);

    [Fact]
    public void Everything_found_exactly_is_one()
    {
        var result = Of([new(1, Square, 0.9), new(2, Far, 0.8)], [new(1, Square), new(2, Far)]);
        Assert.Equal((1.0, 1.0), (result.At50, result.At50To95));
    }

    [Fact]
    public void Nothing_found_is_zero_and_nothing_there_is_no_number()
    {
        Assert.Equal(0, Of([], [new(1, Square)]).At50);
        Assert.True(double.IsNaN(Of([new(1, Square, 1)], []).At50));
    }

    [Fact]
    public void One_of_two_found_reaches_51_of_101_levels_of_recall()
    {
        // Recall 0.5 at precision 1: levels 0, 0.01 … 0.5.
        Assert.Equal(51 / 101.0, Of([new(1, Square, 0.9)], [new(1, Square), new(1, Far)]).At50, Tolerance);
    }

    [Fact]
    public void A_surer_false_box_halves_the_precision()
    {
        var result = Of([new(1, Far, 0.9), new(1, Square, 0.8)], [new(1, Square)]);
        Assert.Equal(0.5, result.At50, Tolerance);
    }

    [Fact]
    public void A_less_sure_false_box_costs_nothing()
    {
        Assert.Equal(1, Of([new(1, Square, 0.9), new(1, Far, 0.8)], [new(1, Square)]).At50, Tolerance);
    }

    [Fact]
    public void Precision_is_made_monotone()
    {
        // Right, wrong, right, of two: precision 1, 1/2, 2/3; recall 1/2 from the first, 1 from the third on.
        Box other = new(50, 0, 60, 10);
        var result = Of([new(1, Square, 0.9), new(1, Far, 0.8), new(1, other, 0.7)], [new(1, Square), new(1, other)]);
        Assert.Equal((51 + (50 * 2 / 3.0)) / 101, result.At50, Tolerance);
    }

    [Theory]
    [InlineData(10, 1.0)] // the whole box
    [InlineData(9, 0.9)] // IoU 0.9: 0.5 … 0.9
    [InlineData(7, 0.5)] // IoU 0.7: 0.5 … 0.7
    [InlineData(5, 0.1)] // IoU exactly 0.5 counts
    [InlineData(4, 0.0)]
    public void An_overlap_counts_at_every_threshold_that_it_reaches(float width, double expected) =>
        Assert.Equal(expected, Of([new(1, new Box(0, 0, width, 10), 0.9)], [new(1, Square)]).At50To95, Tolerance);

    [Fact]
    public void Two_boxes_on_one_symbol_count_once()
    {
        // The second is wrong; it comes before the third, so that recall 1 is reached at precision 2/3.
        var result = Of([new(1, Square, 0.9), new(1, Square, 0.8), new(1, Far, 0.7)], [new(1, Square), new(1, Far)]);
        Assert.Equal((51 + (50 * 2 / 3.0)) / 101, result.At50, Tolerance);
    }

    [Fact]
    public void The_surer_box_takes_the_truth_it_overlaps_most_and_leaves_the_other()
    {
        Box left = new(0, 0, 10, 10), right = new(4, 0, 14, 10);
        var result = Of([new(1, new Box(3, 0, 13, 10), 0.9), new(1, new Box(1, 0, 11, 10), 0.8)], [new(1, left), new(1, right)]);
        Assert.Equal(1, result.At50, Tolerance);
    }

    [Fact]
    public void Classes_and_images_are_kept_apart()
    {
        Assert.Equal(0, Of([new(2, Square, 0.9)], [new(1, Square)]).At50);
        var precision = new MeanAveragePrecision();
        precision.Update([new(1, Square, 0.9)], []);
        precision.Update([], [new(1, Square)]);
        Assert.Equal(0, precision.Compute().At50);
    }

    [Fact]
    public void A_class_that_is_nowhere_in_truth_does_not_count() =>
        Assert.Equal(1, Of([new(1, Square, 0.9), new(2, Far, 0.95)], [new(1, Square)]).At50, Tolerance);

    [Fact]
    public void After_a_reset_nothing_is_left()
    {
        var precision = new MeanAveragePrecision();
        precision.Update([], [new(1, Square)]);
        precision.Reset();
        precision.Update([new(1, Square, 0.9)], [new(1, Square)]);
        Assert.Equal(1, precision.Compute().At50);
    }

    [Fact]
    public void The_order_of_boxes_does_not_matter()
    {
        var box = Gen.Select(Gen.Float[0, 50], Gen.Float[0, 50], Gen.Float[5, 20], (x, y, s) => new Box(x, y, x + s, y + s));
        var found = Gen.Select(Gen.Int[0, 2], box, Gen.Double[0, 1], (c, b, s) => new ScoredBox(c, b, s)).Array[0, 12];
        var truth = Gen.Select(Gen.Int[0, 2], box, (c, b) => new TrueBox(c, b)).Array[1, 8];
        Gen.Select(found, truth).Sample((all, t) =>
        {
            ScoredBox[] f = [.. all.DistinctBy(b => b.Score)];
            var (one, other) = (Of(f, t), Of([.. f.Reverse()], [.. t.Reverse()]));
            Assert.Equal(one.At50To95, other.At50To95, Tolerance);
            Assert.InRange(one.At50, one.At50To95 - Tolerance, 1 + Tolerance);
        });
    }

    private static AveragePrecision Of(ScoredBox[] found, TrueBox[] truth)
    {
        var precision = new MeanAveragePrecision();
        precision.Update(found, truth);
        return precision.Compute();
    }
}
