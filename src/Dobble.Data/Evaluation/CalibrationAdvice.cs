namespace Dobble.Data.Evaluation;

/// <summary>A temperature and a threshold that judged matches recommend.</summary>
/// <param name="Temperature">Divisor of the log-odds of the confidence that makes the matches likeliest; above 1 where confidence is too
/// high.</param>
/// <param name="Threshold">The lowest confidence (before tempering) from which on no match is wrong; above 1 where the surest match is
/// wrong.</param>
/// <param name="SilentShare">The part of right matches that falls silent at that threshold.</param>
public sealed record CalibrationAdvice(double Temperature, double Threshold, double SilentShare)
{
    private const double Surest = 1 - 1e-9;

    /// <summary>The advice from some matches; null without any.</summary>
    public static CalibrationAdvice? From(IReadOnlyCollection<JudgedMatch> matches)
    {
        if (matches.Count == 0)
            return null;
        var wrong = matches.Where(m => !m.Right).Select(m => m.Confidence).DefaultIfEmpty(0).Max();
        var threshold = wrong <= 0 ? 0 : Math.BitIncrement(wrong);
        var right = matches.Where(m => m.Right).ToArray();
        var silent = right.Length == 0 ? 0 : (double)right.Count(m => m.Confidence < threshold) / right.Length;
        return new CalibrationAdvice(BestTemperature(matches), threshold, silent);
    }

    // The log-likelihood has one maximum in the logarithm of the temperature; a grid of 1 % steps finds it well enough.
    private static double BestTemperature(IReadOnlyCollection<JudgedMatch> matches) =>
        Enumerable.Range(-230, 461).Select(i => Math.Exp(i * 0.01)).MaxBy(t => matches.Sum(m => LogLikelihood(m, t)));

    private static double LogLikelihood(JudgedMatch match, double temperature)
    {
        var p = Math.Clamp(match.Confidence, 1 - Surest, Surest);
        var logit = Math.Log(p / (1 - p)) / temperature;
        return -Math.Log(1 + Math.Exp(match.Right ? -logit : logit));
    }
}
