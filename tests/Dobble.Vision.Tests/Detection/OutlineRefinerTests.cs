using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Detection;

public sealed class OutlineRefinerTests
{
    private static readonly Scalar White = new(235, 240, 242);
    private static readonly Scalar Wood = new(70, 110, 160);
    private static readonly Scalar Paper = new(232, 236, 238);

    private static readonly Dictionary<string, Func<int, double, double, DrawnTable>> Scenes = new()
    {
        ["wood"] = (seed, radius, ratio) =>
            new DrawnTable(seed, radius, ratio, Wood, 15).DrawShadow(0.3, 0.05).DrawCard(White).Photograph(0.8, 4),
        ["bright pattern"] = (seed, radius, ratio) =>
            new DrawnTable(seed, radius, ratio, new Scalar(120, 170, 200), 90).DrawCard(White).Photograph(0.8, 4),
        ["white paper with a faint shadow rim"] = (seed, radius, ratio) =>
            new DrawnTable(seed, radius, ratio, Paper, 0).DrawShadow(0.12, 0.02).DrawCard(White).Photograph(0.8, 2),
        ["pale cloth"] = (seed, radius, ratio) =>
            new DrawnTable(seed, radius, ratio, new Scalar(195, 215, 225), 4).DrawShadow(0.1, 0.03).DrawCard(White).Photograph(0.8, 5),
        ["deep shadow beside the card"] = (seed, radius, ratio) =>
            new DrawnTable(seed, radius, ratio, new Scalar(150, 165, 170), 8).DrawShadow(0.6, 0.1).DrawCard(White).Photograph(0.8, 4),
        ["touching neighbour"] = (seed, radius, ratio) =>
            new DrawnTable(seed, radius, ratio, Wood, 15).DrawNeighbour(White, 0.005).DrawCard(White).Photograph(0.8, 4),
        ["hand over a third"] = (seed, radius, ratio) =>
            new DrawnTable(seed, radius, ratio, Wood, 15).DrawCard(White).DrawHand().Photograph(0.8, 4),
        ["out of focus"] = (seed, radius, ratio) =>
            new DrawnTable(seed, radius, ratio, Wood, 15).DrawCard(White).Photograph(radius * 0.03, 6),
    };

    /// <summary>Scenes, and the error that nine in ten cards stay below: more where part of the rim cannot be seen.</summary>
    public static TheoryData<string, double> Bounds => new()
    {
        { "wood", 0.02 },
        { "bright pattern", 0.02 },
        { "white paper with a faint shadow rim", 0.06 },
        { "pale cloth", 0.02 },
        { "deep shadow beside the card", 0.02 },
        { "touching neighbour", 0.02 },
        { "hand over a third", 0.08 },
        { "out of focus", 0.02 },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void A_rough_outline_moves_onto_the_rim(string scene, double bound)
    {
        var errors = new List<double>();
        foreach (var (radius, ratio) in new[] { (30.0, 0.9), (60, 1), (60, 0.6), (110, 0.8), (220, 0.95) })
        {
            for (var seed = 0; seed < 6; seed++)
            {
                using var table = Scenes[scene](seed, radius, ratio);
                var rough = table.Perturbed(0.08);
                errors.Add(Error(OutlineRefiner.Refine(table.Image, rough), table.Card));
            }
        }

        errors.Sort();
        Assert.True(errors[errors.Count / 2] < 0.02, $"median {errors[errors.Count / 2]:f3}");
        Assert.True(errors[errors.Count * 9 / 10] < bound, $"nine in ten below {errors[errors.Count * 9 / 10]:f3}");
    }

    [Theory]
    [InlineData("wood")]
    [InlineData("touching neighbour")]
    [InlineData("deep shadow beside the card")]
    public void Where_the_rim_is_plain_an_outline_a_quarter_off_finds_it(string scene)
    {
        foreach (var (dx, dy, grow) in new[] { (0.25, 0.0, 1.0), (0, 0, 1.25), (-0.12, 0.12, 0.85), (0, 0.1, 1.15) })
        {
            using var table = Scenes[scene](3, 90, 0.85);
            var (card, radius) = (table.Card, table.Card.Radius);
            var rough = new Ellipse(card.X + (dx * radius), card.Y + (dy * radius), radius * grow, radius * grow, 0);

            var error = Error(OutlineRefiner.Refine(table.Image, rough), card);

            Assert.True(error < 0.025, $"{dx} {dy} {grow}: {error:f3}");
        }
    }

    [Fact]
    public void An_even_image_leaves_the_outline_as_it_is()
    {
        using var image = new Mat(300, 300, MatType.CV_8UC3, Scalar.All(200));
        var rough = new Ellipse(150, 150, 80, 70, 1);

        Assert.Equal(rough, OutlineRefiner.Refine(image, rough));
    }

    [Fact]
    public void Grain_alone_is_no_edge()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            using var table = new DrawnTable(seed, 70, 0.9, Scalar.All(180), 0).Photograph(0, 6);

            Assert.Equal(table.Card, OutlineRefiner.Refine(table.Image, table.Card));
        }
    }

    [Fact]
    public void Once_warm_a_card_of_any_size_takes_next_to_no_memory()
    {
        foreach (var radius in new[] { 40.0, 250 })
        {
            using var table = new DrawnTable(1, radius, 1, Wood, 10).DrawCard(White);
            OutlineRefiner.Refine(table.Image, table.Card);
            var before = GC.GetAllocatedBytesForCurrentThread();

            OutlineRefiner.Refine(table.Image, table.Card);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * 1024);
        }
    }

    /// <summary>The largest distance between two outlines, in radii.</summary>
    private static double Error(Ellipse found, Ellipse truth)
    {
        var worst = 0.0;
        foreach (var p in found.Outline(48))
        {
            var q = Math.Abs(truth.NormalizedDistance(p.X, p.Y) - 1);
            worst = Math.Max(worst, q);
        }

        return worst;
    }
}
