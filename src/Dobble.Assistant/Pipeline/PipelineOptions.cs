using Dobble.Assistant.Games;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Pipeline;

/// <summary>How the pipeline behaves.</summary>
internal sealed record PipelineOptions
{
    /// <summary>
    /// Whether every frame is read, the source waiting where reading is slower; else the newest frame wins and older ones are
    /// dropped.
    /// </summary>
    public bool EveryFrame { get; init; }

    /// <summary>What began to be heard; null where nothing plays, as in a replay: what is to be said counts as heard at once.</summary>
    public HeardNames? Heard { get; init; }

    /// <summary>The game that is played; null where every answer is given as soon as it is known, as in a replay.</summary>
    public GameControl? Games { get; init; }

    public TrackerOptions Tracker { get; init; } = new();

    public StageLimits Limits { get; init; } = new();
}
