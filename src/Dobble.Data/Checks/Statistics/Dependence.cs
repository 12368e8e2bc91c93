namespace Dobble.Data.Checks.Statistics;

/// <summary>How much a number tells of a category.</summary>
internal static class Dependence
{
    private const int Bins = 10;
    private const int Shuffles = 5;

    /// <summary>
    /// The share of what is uncertain about the category that knowing the number (in tenths of its distribution) takes
    /// away, 0 to 1; what chance alone would give, measured by shuffling, is taken off.
    /// </summary>
    public static double PredictivePower(IReadOnlyList<double> values, IReadOnlyList<string> labels)
    {
        if (values.Count < Bins)
            return 0;
        var bins = BinsOf(values);
        var names = labels.Distinct().Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        int[] classes = [.. labels.Select(l => names[l])];
        var entropy = Entropy(classes.CountBy(c => c).Select(c => c.Value), classes.Length);
        if (entropy == 0)
            return 0;
        var random = new Random(1);
        var chance = Enumerable.Range(0, Shuffles).Average(_ => Shared(bins, Shuffled(classes, random), entropy));
        return Math.Max(0, (Shared(bins, classes, entropy) - chance) / (1 - chance));
    }

    private static int[] BinsOf(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        double[] edges = [.. Enumerable.Range(1, Bins - 1).Select(b => Fences.Quantile(sorted, (double)b / Bins))];
        return [.. values.Select(v => edges.Count(e => v > e))];
    }

    private static int[] Shuffled(int[] classes, Random random)
    {
        var copy = classes.ToArray();
        random.Shuffle(copy);
        return copy;
    }

    private static double Shared(int[] bins, int[] classes, double entropy)
    {
        var left = bins.Zip(classes).GroupBy(p => p.First)
            .Sum(bin => (double)bin.Count() / bins.Length * Entropy(bin.CountBy(p => p.Second).Select(c => c.Value), bin.Count()));
        return 1 - (left / entropy);
    }

    private static double Entropy(IEnumerable<int> counts, int total) => -counts.Sum(c => (double)c / total * Math.Log((double)c / total));
}
