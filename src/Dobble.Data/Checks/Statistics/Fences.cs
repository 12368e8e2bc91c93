namespace Dobble.Data.Checks.Statistics;

/// <summary>The range outside which a value of a sample is an outlier: 1.5 interquartile ranges beyond the quartiles (Tukey).</summary>
/// <param name="Low">Values below are outliers.</param>
/// <param name="High">Values above are outliers.</param>
internal readonly record struct Fences(double Low, double High)
{
    private const double Reach = 1.5;

    /// <summary>The fences of a sample.</summary>
    public static Fences Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
            return new Fences(double.NegativeInfinity, double.PositiveInfinity);
        var (low, high) = (Quantile(sorted, 0.25), Quantile(sorted, 0.75));
        return new Fences(low - (Reach * (high - low)), high + (Reach * (high - low)));
    }

    /// <summary>How far a value lies outside, in the unit of the values; 0 inside.</summary>
    public double Beyond(double value) => Math.Max(0, Math.Max(Low - value, value - High));

    /// <summary>A quantile of sorted values, interpolated.</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var (below, part) = ((int)place, place - (int)place);
        return below + 1 < sorted.Count ? sorted[below] + (part * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
