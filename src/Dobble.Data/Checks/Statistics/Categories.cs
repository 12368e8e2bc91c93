namespace Dobble.Data.Checks.Statistics;

/// <summary>How far two samples of categories lie apart.</summary>
internal static class Categories
{
    /// <summary>Cramér's V of sample against category, corrected for the bias of small samples (Bergsma): 0 none, 1 apart.</summary>
    public static double CramersV(IReadOnlyCollection<string> first, IReadOnlyCollection<string> second)
    {
        double total = first.Count + second.Count;
        var (a, b) = (first.CountBy(x => x).ToDictionary(), second.CountBy(x => x).ToDictionary());
        string[] names = [.. a.Keys.Union(b.Keys)];
        if (first.Count == 0 || second.Count == 0 || names.Length < 2)
            return 0;
        var chi = names.Sum(name => Chi(a.GetValueOrDefault(name), b.GetValueOrDefault(name), first.Count / total, second.Count / total));
        var phi = Math.Max(0, (chi / total) - ((names.Length - 1) / (total - 1)));
        var rows = 2 - (1 / (total - 1));
        var columns = names.Length - ((names.Length - 1) * (names.Length - 1) / (total - 1));
        return Math.Sqrt(phi / Math.Max(1e-9, Math.Min(rows, columns) - 1));
    }

    /// <summary>Population stability index: 0 equal; by convention 0.1 little, 0.25 much.</summary>
    public static double StabilityIndex(IReadOnlyCollection<string> first, IReadOnlyCollection<string> second)
    {
        var (a, b) = (first.CountBy(x => x).ToDictionary(), second.CountBy(x => x).ToDictionary());
        string[] names = [.. a.Keys.Union(b.Keys)];
        // Half a count more in each category keeps an empty one from making it infinite.
        double Share(Dictionary<string, int> counts, string name, int all) =>
            (counts.GetValueOrDefault(name) + 0.5) / (all + (0.5 * names.Length));
        return names.Sum(name =>
        {
            var (p, q) = (Share(a, name, first.Count), Share(b, name, second.Count));
            return (p - q) * Math.Log(p / q);
        });
    }

    private static double Chi(int a, int b, double shareA, double shareB)
    {
        var (expectedA, expectedB) = ((a + b) * shareA, (a + b) * shareB);
        return ((a - expectedA) * (a - expectedA) / expectedA) + ((b - expectedB) * (b - expectedB) / expectedB);
    }
}
