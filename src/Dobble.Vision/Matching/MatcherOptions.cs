namespace Dobble.Vision.Matching;

/// <summary>How sure <see cref="Matcher"/> may be.</summary>
public sealed record MatcherOptions
{
    /// <summary>
    /// Divides the log-odds of a match, above 0; found by calibration on series that were not trained on. Default 1.
    /// </summary>
    public double Temperature { get; init; } = 1;

    /// <summary>
    /// The highest confidence of any match, below 1: what no image shows, such as a misprint, can always be. Default 0.9999.
    /// </summary>
    public double MaxConfidence { get; init; } = 0.9999;

    /// <summary>Factor on the cosine of two detections before they compete with the other pairs, above 0. Default 20.</summary>
    public double PairScale { get; init; } = 20;

    /// <summary>
    /// Factor on the cosine of two close-ups in the log-odds that they are of one symbol, above 0. This and the next two were found by
    /// logistic regression (decision 34). Default 30.
    /// </summary>
    public double CloseScale { get; init; } = 30;

    /// <summary>
    /// Cosine at which two close-ups are as likely of different symbols if another pair of the two cards is as much alike, -1 to 1.
    /// Default 0.965.
    /// </summary>
    public double CloseUnknown { get; init; } = 0.965;

    /// <summary>Factor on how much higher their cosine is than any other pair's of the two cards, 0 or above. Default 32.6.</summary>
    public double CloseLead { get; init; } = 32.6;

    /// <summary>Cosine at which two detections are as likely different symbols, -1 to 1. Default 0.6.</summary>
    public double PairUnknown { get; init; } = 0.6;

    /// <summary>
    /// Lowest probability at which a detection is taken for the shared symbol; below it the symbol counts as hidden. Default 0.2.
    /// </summary>
    public double MinShown { get; init; } = 0.2;
}
