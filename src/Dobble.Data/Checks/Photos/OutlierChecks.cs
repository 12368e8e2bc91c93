using Dobble.Data.Checks.Statistics;
using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Checks.Photos;

/// <summary>Photos and boxes that are unlike the others.</summary>
internal static class OutlierChecks
{
    private const int MaxExhibits = 8;

    // Sizes come in a few kinds, which fences do not describe: SizeCheck looks at them.
    private const int Sizes = 2;

    private static readonly string[] PhotoNames = [.. PhotoFacts.Names.Skip(Sizes)];

    /// <summary>Photos with unusual light, sharpness, colour, or an unusual number of boxes.</summary>
    public static CheckResult Photos(Inspection of)
    {
        double[][] properties = [.. of.Photos.Select(p => p.Properties[Sizes..])];
        var outliers = Find(PhotoNames, [.. of.Photos.Zip(properties)]);
        return Result("photo outliers", "photo", of, PhotoNames, outliers, properties) with
        {
            Exhibits = [.. outliers.SelectMany(o => o).DistinctBy(o => o.Item).OrderByDescending(o => o.Beyond).Take(MaxExhibits)
                .Select(o => new Exhibit(o.Item.Photo, $"{o.Property} {Show.Number(o.Value)}", null, []))],
        };
    }

    /// <summary>Boxes with an unusual size, shape, light or colour.</summary>
    public static CheckResult Boxes(Inspection of)
    {
        var boxes = of.Photos.SelectMany(p => p.Boxes.Select(b => (Item: (p.Photo, b.Place), b.Properties))).ToArray();
        var outliers = Find(BoxFacts.Names, boxes);
        return Result("box outliers", "box", of, BoxFacts.Names, outliers, [.. boxes.Select(b => b.Properties)]) with
        {
            Exhibits = [.. outliers.SelectMany(o => o).DistinctBy(o => o.Item).OrderByDescending(o => o.Beyond).Take(MaxExhibits)
                .Select(o => Exhibit(o.Item.Photo, o.Item.Place, $"{o.Property} {Show.Number(o.Value)}"))],
        };
    }

    private static CheckResult Result<T>(
        string name, string what, Inspection of, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<Outlier<T>>> outliers,
        double[][] all)
    {
        var worst = names.Select((n, k) => (Name: n, Share: Show.Share(outliers[k].Count, all.Length))).MaxBy(p => p.Share);
        return new CheckResult(name, of.Limits.Outliers.Judge(worst.Share),
            $"most in {worst.Name}: {Show.Percent(worst.Share)} of {Show.Count(all.Length, what)}")
        {
            About = $"A {what} counts as an outlier beyond 1.5 interquartile ranges outside the quartiles of all. "
                + "One far off may be a slip; many are a second kind of data.",
            Headings = ["property", "outliers", "usual from", "to", "smallest", "largest"],
            Rows = [.. names.Select((n, k) => (Name: n, Values: all.Select(p => p[k]).ToArray(), Count: outliers[k].Count))
                .Where(p => p.Values.Length > 0)
                .Select(p => (p.Name, p.Values, p.Count, Fences: Fences.Of(p.Values)))
                .Select(p => new[] { p.Name, Show.Percent(Show.Share(p.Count, all.Length)), Show.Number(p.Fences.Low),
                    Show.Number(p.Fences.High), Show.Number(p.Values.Min()), Show.Number(p.Values.Max()) })],
        };
    }

    // Where a value lies is measured in widths of the usual range, so that properties can be compared.
    private static IReadOnlyList<Outlier<T>>[] Find<T>(IReadOnlyList<string> names, IReadOnlyList<(T Item, double[] Properties)> items) =>
        [.. names.Select((name, k) =>
        {
            var fences = Fences.Of(items.Select(i => i.Properties[k]));
            var width = Math.Max(1e-9, fences.High - fences.Low);
            return (IReadOnlyList<Outlier<T>>)[.. items
                .Select(i => new Outlier<T>(i.Item, name, i.Properties[k], fences.Beyond(i.Properties[k]) / width))
                .Where(o => o.Beyond > 0)];
        })];

    private static Exhibit Exhibit(LabelledPhoto photo, int index, string caption)
    {
        var (name, box) = photo.Boxes[index];
        var margin = Math.Max(box.Width, box.Height);
        return new Exhibit(
            photo, $"{name}: {caption}", new Box(box.X1 - margin, box.Y1 - margin, box.X2 + margin, box.Y2 + margin),
            [new Mark(false, name, box)]);
    }

    private sealed record Outlier<T>(T Item, string Property, double Value, double Beyond);
}
