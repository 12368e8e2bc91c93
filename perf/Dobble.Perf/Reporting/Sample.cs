namespace Dobble.Perf.Reporting;

/// <summary>Times of one kind, in milliseconds.</summary>
internal sealed class Sample
{
    private readonly List<double> _values = [];

    /// <summary>The middle value: half the times are shorter.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The value that 99 of 100 times don't exceed.</summary>
    public double Percentile99 => Quantile(0.99);

    public void Add(TimeSpan time) => _values.Add(time.TotalMilliseconds);

    /// <summary>The smallest value that at least this share of the values don't exceed.</summary>
    private double Quantile(double share)
    {
        var sorted = _values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
