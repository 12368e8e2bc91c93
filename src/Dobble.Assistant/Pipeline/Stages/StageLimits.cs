namespace Dobble.Assistant.Pipeline.Stages;

/// <summary>How much a stage is forgiven.</summary>
internal sealed record StageLimits
{
    /// <summary>Seconds on one frame after which a stage counts as stuck and is restarted. Default 10.</summary>
    public double StuckAfterSeconds { get; init; } = 10;

    /// <summary>Restarts within a minute after which the program gives up. Default 5.</summary>
    public int RestartsPerMinute { get; init; } = 5;

    /// <summary>Frames in a row on which a stage may fail before the program gives up. Default 20.</summary>
    public int FailuresInARow { get; init; } = 20;

    public TimeSpan StuckAfter => TimeSpan.FromSeconds(StuckAfterSeconds);
}
