using System.Globalization;
using Dobble.Data.Checks.Statistics;

namespace Dobble.Data.Checks.Photos;

/// <summary>How labels differ between the splits.</summary>
internal static class SplitLabelChecks
{
    private const int MaxRows = 15;

    /// <summary>Symbols that are held out and were never learnt.</summary>
    public static CheckResult New(Inspection of, DataSplit split)
    {
        var known = Labels(split.Train).ToHashSet();
        var held = Labels(split.Held);
        var added = held.Where(l => !known.Contains(l)).CountBy(l => l).OrderByDescending(l => l.Value).ToArray();
        var share = Show.Share(added.Sum(l => l.Value), held.Length);
        return new CheckResult("new labels", of.Limits.NewLabels.Judge(share),
            added.Length == 0 ? "every held-out symbol is learnt from too"
                : $"{Show.Count(added.Length, "symbol")} only among the held-out photos ({Show.Percent(share)} of their boxes)")
        {
            About = "A symbol that is only held out cannot be read, and lowers every figure.",
            Headings = ["label", "boxes"],
            Rows = [.. added.Select(l => new[] { l.Key, l.Value.ToString(CultureInfo.InvariantCulture) })],
        };
    }

    /// <summary>Whether symbols are as frequent in both.</summary>
    public static CheckResult Drift(Inspection of, DataSplit split)
    {
        var (train, held) = (Labels(split.Train), Labels(split.Held));
        var drift = Categories.CramersV(train, held);
        var (a, b) = (train.CountBy(l => l).ToDictionary(), held.CountBy(l => l).ToDictionary());
        return new CheckResult("label drift", of.Limits.LabelDrift.Judge(drift),
            $"Cramér's V {Show.Number(drift)}, population stability index {Show.Number(Categories.StabilityIndex(train, held))}")
        {
            About = "How differently frequent the symbols are in the two splits: 0 equally, 1 apart. The rows are those that differ most.",
            Headings = ["label", "learnt from", "held out"],
            Rows = [.. a.Keys.Union(b.Keys)
                .Select(l =>
                    (Label: l, A: Show.Share(a.GetValueOrDefault(l), train.Length), B: Show.Share(b.GetValueOrDefault(l), held.Length)))
                .OrderByDescending(l => Math.Abs(l.A - l.B)).Take(MaxRows)
                    .Select(l => new[] { l.Label, Show.Percent(l.A), Show.Percent(l.B) })],
        };
    }

    private static string[] Labels(IEnumerable<PhotoFacts> photos) => [.. photos.SelectMany(p => p.Boxes).Select(b => b.Label)];
}
