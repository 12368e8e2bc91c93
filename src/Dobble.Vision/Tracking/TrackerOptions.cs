namespace Dobble.Vision.Tracking;

/// <summary>How <see cref="TableTracker"/> weighs what it sees, and when it is sure enough to say it.</summary>
public sealed record TrackerOptions
{
    /// <summary>
    /// Probability from which a match may be said, from 0.5 to below 1. Default 0.99. A match without a name, of cards of no known deck,
    /// may be wrong three times as often.
    /// </summary>
    public double Threshold { get; init; } = 0.99;

    /// <summary>
    /// Frames in a row that are enough where each shows both cards surely and lying still, from 1 to 100. Default 2. It is the least length
    /// of a sequential test (Wald, 1945), whose evidence adds up frame by frame until it passes <see cref="Threshold"/>.
    /// </summary>
    public int MinClearHits { get; init; } = 2;

    /// <summary>Frames that must have shown each of two other cards before their match is said, from 1 to 100. Default 3.</summary>
    public int MinHits { get; init; } = 3;

    /// <summary>How long the match of two such cards must have stayed over the threshold, 0 to 5 seconds. Default 80 ms.</summary>
    public TimeSpan MinTime { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>
    /// Time after which another observation of a card that lies still counts in full, 1 ms to 5 seconds. Default 100 ms: frames that
    /// follow each other show the same blur, the same glare, the same hand, so that each counts only by the time it adds.
    /// </summary>
    public TimeSpan Independence { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// What the evidence of all frames is worth at most, in independent observations, from 1 to 1000. Default 4. Older observations fade
    /// as newer ones come, so that an error is overturned by about three good observations.
    /// </summary>
    public double Memory { get; init; } = 4;

    /// <summary>
    /// Probability that an observation, however sure, is of something else altogether: blur, a hand, a neighbour. Above 0, below 0.5.
    /// Default 0.02; so one observation alone is never sure enough for the default threshold.
    /// </summary>
    public double Misread { get; init; } = 0.02;

    /// <summary>How long a card that is not seen stays on the table, 0 to 60 seconds. Default 1.5 seconds.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>Checks that every value is in its range.</summary>
    /// <exception cref="DobbleException">Some are not; the message names them all.</exception>
    public void Validate()
    {
        string?[] failures =
        [
            Failure(Threshold is >= 0.5 and < 1, $"Threshold is {Threshold}, must be from 0.5 to below 1"),
            Failure(MinClearHits is >= 1 and <= 100, $"MinClearHits is {MinClearHits}, must be from 1 to 100"),
            Failure(MinHits is >= 1 and <= 100, $"MinHits is {MinHits}, must be from 1 to 100"),
            Failure(IsWithin(MinTime, 0, 5000), $"MinTime is {MinTime}, must be from 0 to 5 seconds"),
            Failure(IsWithin(Independence, 1, 5000), $"Independence is {Independence}, must be from 1 millisecond to 5 seconds"),
            Failure(Memory is >= 1 and <= 1000, $"Memory is {Memory}, must be from 1 to 1000"),
            Failure(Misread is > 0 and < 0.5, $"Misread is {Misread}, must be above 0 and below 0.5"),
            Failure(IsWithin(MaxAge, 0, 60_000), $"MaxAge is {MaxAge}, must be from 0 to 60 seconds"),
        ];
        var all = string.Join("; ", failures.Where(failure => failure is not null));
        if (all.Length > 0)
            throw new DobbleException($"the tracker's settings are out of range: {all}.");
    }

    private static string? Failure(bool isRight, FormattableString message) => isRight ? null : FormattableString.Invariant(message);

    private static bool IsWithin(TimeSpan value, double min, double max) =>
        value.TotalMilliseconds >= min && value.TotalMilliseconds <= max;
}
