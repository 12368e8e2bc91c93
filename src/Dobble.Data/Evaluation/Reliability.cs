namespace Dobble.Data.Evaluation;

/// <summary>Matches of similar confidence.</summary>
/// <param name="Low">Lower end of the bin.</param>
/// <param name="High">Upper end of the bin.</param>
/// <param name="Count">Matches in it.</param>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Right">The part of them that is right.</param>
public sealed record ReliabilityBin(double Low, double High, int Count, double Confidence, double Right);

/// <summary>How far confidence is what it says.</summary>
/// <param name="Bins">Ten bins of equal width; empty ones are left out.</param>
/// <param name="ExpectedError">Mean distance between confidence and the part that is right, weighted by matches; NaN without
/// matches.</param>
public sealed record Reliability(IReadOnlyList<ReliabilityBin> Bins, double ExpectedError)
{
    private const int BinCount = 10;

    /// <summary>The calibration of some matches.</summary>
    public static Reliability Of(IReadOnlyCollection<JudgedMatch> matches)
    {
        var bins = matches
            .GroupBy(m => Math.Clamp((int)(m.Confidence * BinCount), 0, BinCount - 1))
            .OrderBy(g => g.Key)
            .Select(g => new ReliabilityBin(
                g.Key / (double)BinCount,
                (g.Key + 1) / (double)BinCount,
                g.Count(),
                g.Average(m => m.Confidence),
                g.Average(m => m.Right ? 1.0 : 0.0)))
            .ToArray();
        var error = matches.Count == 0 ? double.NaN : bins.Sum(b => b.Count * Math.Abs(b.Confidence - b.Right)) / matches.Count;
        return new Reliability(bins, error);
    }
}
