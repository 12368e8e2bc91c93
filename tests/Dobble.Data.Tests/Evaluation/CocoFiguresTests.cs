using System.Globalization;
using System.Text.Json;
using Dobble.Data.Evaluation;
using Dobble.TestKit;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.Evaluation;

/// <summary>The fixture holds boxes and what pycocotools says of them; <c>Fixtures/coco_fixture.py</c> made it.</summary>
public sealed class CocoFiguresTests
{
    private const double Tolerance = 1e-6;
    private static readonly JsonElement Fixture = JsonDocument.Parse(File.ReadAllBytes(
        Path.Combine(TestPaths.Root, "tests/Dobble.Data.Tests/Evaluation/Fixtures/coco.json"))).RootElement;

    [Fact]
    public void The_twelve_figures_are_those_of_pycocotools()
    {
        var figures = Load().Coco();
        double[] own =
        [
            figures.Ap, figures.Ap50, figures.Ap75, figures.ApSmall, figures.ApMedium, figures.ApLarge,
            figures.Ar1, figures.Ar10, figures.Ar100, figures.ArSmall, figures.ArMedium, figures.ArLarge,
        ];
        var theirs = Fixture.GetProperty("stats").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        Assert.Equal(12, theirs.Distinct().Count());
        Assert.All(own.Zip(theirs), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
    }

    [Fact]
    public void The_figures_of_each_class_are_those_of_pycocotools()
    {
        var classes = Load().PerClass();
        var theirs = Fixture.GetProperty("classes").EnumerateObject().ToArray();
        Assert.Equal(theirs.Select(c => int.Parse(c.Name, CultureInfo.InvariantCulture)), classes.Select(c => c.Class));
        Assert.All(classes.Zip(theirs), pair =>
        {
            var expected = pair.Second.Value.EnumerateArray().Select(v => v.GetDouble()).ToArray();
            double[] own = [pair.First.Ap, pair.First.Ap50, pair.First.Ap75, pair.First.Ar];
            Assert.All(own.Zip(expected), figure => Assert.Equal(figure.Second, figure.First, Tolerance));
        });
    }

    private static MeanAveragePrecision Load()
    {
        var truth = Rows("truth").ToLookup(r => (int)r[0], r => new TrueBox((int)r[1], BoxOf(r)));
        var found = Rows("found").ToLookup(r => (int)r[0], r => new ScoredBox((int)r[1], BoxOf(r), r[6]));
        var precision = new MeanAveragePrecision();
        foreach (var image in truth.Select(t => t.Key).Concat(found.Select(f => f.Key)).Distinct().Order())
            precision.Update([.. found[image]], [.. truth[image]]);
        return precision;
    }

    private static IEnumerable<double[]> Rows(string name) =>
        Fixture.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray());

    private static Box BoxOf(double[] row) => new((float)row[2], (float)row[3], (float)(row[2] + row[4]), (float)(row[3] + row[5]));
}
