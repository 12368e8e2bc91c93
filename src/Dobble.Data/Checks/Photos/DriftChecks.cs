using Dobble.Data.Checks.Statistics;

namespace Dobble.Data.Checks.Photos;

/// <summary>How photos and boxes differ between the splits.</summary>
internal static class DriftChecks
{
    private const int MaxPlots = 3;

    /// <summary>Sizes, light, sharpness and colour of photos.</summary>
    public static CheckResult Photos(Inspection of, DataSplit split) => Compare(
        "photo drift", of.Limits, PhotoFacts.Names, [.. split.Train.Select(p => p.Properties)], [.. split.Held.Select(p => p.Properties)]);

    /// <summary>Sizes, shapes, places, light and colour of boxes.</summary>
    public static CheckResult Boxes(Inspection of, DataSplit split) => Compare(
        "box drift", of.Limits, BoxFacts.Names,
        [.. split.Train.SelectMany(p => p.Boxes).Select(b => b.Properties)],
        [.. split.Held.SelectMany(p => p.Boxes).Select(b => b.Properties)]);

    private static CheckResult Compare(string name, CheckLimits limits, IReadOnlyList<string> names, double[][] train, double[][] held)
    {
        var drifts = names.Select(
            (n, k) => (Name: n, Index: k, Drift: KolmogorovSmirnov.Compare(train.Select(p => p[k]), held.Select(p => p[k]))))
            .OrderByDescending(d => d.Drift.Distance).ToArray();
        var sure = drifts.Where(d => d.Drift.Probability < limits.Chance).ToArray();
        return new CheckResult(name, limits.PropertyDrift.Judge(sure.Select(d => d.Drift.Distance).FirstOrDefault()),
            sure.Length == 0 ? "no property differs more than by chance"
                : $"most in {sure[0].Name}: distance {Show.Number(sure[0].Drift.Distance)}")
        {
            About = "The Kolmogorov–Smirnov distance of each property's distributions: 0 equal, 1 apart. Where it is large, "
                + "the held-out photos ask for something that was not learnt; which is what holding out whole series is for.",
            Headings = ["property", "distance", "probability by chance"],
            Rows = [.. drifts.Select(d => new[] { d.Name, Show.Number(d.Drift.Distance), Show.Number(d.Drift.Probability) })],
            Plots = [.. sure.Take(MaxPlots)
                .Select(d => CheckPlots.Densities(d.Name, [.. train.Select(p => p[d.Index])], [.. held.Select(p => p[d.Index])]))],
        };
    }
}
