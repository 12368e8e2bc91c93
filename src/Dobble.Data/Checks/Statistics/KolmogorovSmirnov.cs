namespace Dobble.Data.Checks.Statistics;

/// <summary>The two-sample Kolmogorov–Smirnov test: how far two samples' distributions lie apart.</summary>
internal static class KolmogorovSmirnov
{
    /// <summary>Compares two samples.</summary>
    /// <returns>The largest distance of the two cumulated distributions, 0 to 1, and the probability (asymptotic) that samples of one
    /// distribution lie as far apart.</returns>
    public static (double Distance, double Probability) Compare(IEnumerable<double> first, IEnumerable<double> second)
    {
        double[] a = [.. first.Order()], b = [.. second.Order()];
        if (a.Length == 0 || b.Length == 0)
            return (0, 1);
        var (i, j, distance) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= value)
                i++;
            while (j < b.Length && b[j] <= value)
                j++;
            distance = Math.Max(distance, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        var size = Math.Sqrt((double)a.Length * b.Length / (a.Length + b.Length));
        return (distance, Tail((size + 0.12 + (0.11 / size)) * distance));
    }

    // Kolmogorov's distribution: 2·Σ (−1)^(k−1)·exp(−2·k²·x²), which near zero is 1 and would not converge.
    private static double Tail(double x) => x < 0.2
        ? 1
        : Math.Clamp(2 * Enumerable.Range(1, 100).Sum(k => (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * x * x)), 0, 1);
}
