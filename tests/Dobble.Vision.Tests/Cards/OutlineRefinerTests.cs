using Dobble.Vision.Cards;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Cards;

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

    public static TheoryData<string> SceneNames => [.. Scenes.Keys];

    [Theory]
    [MemberData(nameof(SceneNames))]
    public void A_rough_outline_moves_onto_the_rim(string scene)
    {
        var errors = new List<double>();
        var before = new List<double>();
        foreach (var (radius, ratio) in new[] { (30.0, 0.9), (60, 1), (60, 0.6), (110, 0.8), (300, 0.95) })
        {
            for (var seed = 0; seed < 8; seed++)
            {
                using var table = Scenes[scene](seed, radius, ratio);
                var rough = table.Perturbed(0.08);
                before.Add(Error(rough, table.Card));
                errors.Add(Error(OutlineRefiner.Refine(table.Picture, rough), table.Card));
            }
        }

        errors.Sort();
        before.Sort();
        Console.WriteLine($"{scene,-36} before {before[20]:f3} median {errors[20]:f4} p90 {errors[36]:f4} max {errors[^1]:f4}");
        Assert.True(errors[errors.Count / 2] < 0.02, $"median {errors[errors.Count / 2]:f3}");
    }

    [Fact]
    public void An_even_picture_leaves_the_outline_as_it_is()
    {
        using var picture = new Mat(300, 300, MatType.CV_8UC3, Scalar.All(200));
        var rough = new Ellipse(150, 150, 80, 70, 1);

        Assert.Equal(rough, OutlineRefiner.Refine(picture, rough));
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
