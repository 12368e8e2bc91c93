using Dobble.Data.Configuration;

namespace Dobble.Data.Checks.Models;

/// <summary>How a model is validated, and when it is too much worse than another one.</summary>
public sealed record ModelValidationOptions : IConfig
{
    /// <summary>
    /// Photos, spread over all, that corruptions are tried on and that the training photos are represented by; 1 or more.
    /// </summary>
    public int Sample { get; init; } = 40;

    /// <summary>Whether to try only the mildest grade of each corruption on a few photos.</summary>
    public bool Quick { get; init; }

    /// <summary>A match that is less probable than this counts as silence, 0 to 1.</summary>
    public double Threshold { get; init; } = 0.9;

    /// <summary>How much smaller the share of right pairs may be than the other model's, 0 to 1.</summary>
    public double PairTolerance { get; init; } = 0.01;

    /// <summary>How much larger the share of wrong answers may be, 0 to 1.</summary>
    public double WrongTolerance { get; init; }

    /// <summary>How much smaller the share of found cards may be, 0 to 1.</summary>
    public double CardTolerance { get; init; } = 0.01;

    /// <summary>How much smaller the symbols' mAP@0.5 may be, 0 to 1.</summary>
    public double PrecisionTolerance { get; init; } = 0.02;

    /// <inheritdoc/>
    public IEnumerable<string> Errors()
    {
        if (Sample < 1)
            yield return $"sample is {Sample}, must be 1 or more";
        if (Threshold is < 0 or > 1)
            yield return $"threshold is {Threshold}, must be 0 to 1";
        foreach (var (name, value) in new[] { ("pairTolerance", PairTolerance), ("wrongTolerance", WrongTolerance),
            ("cardTolerance", CardTolerance), ("precisionTolerance", PrecisionTolerance) })
        {
            if (value is < 0 or > 1)
                yield return $"{name} is {value}, must be 0 to 1";
        }
    }
}
