namespace Dobble.Data.Runs;

/// <summary>How a run, or one of its steps, stands.</summary>
public enum RunStatus
{
    /// <summary>Not yet begun.</summary>
    Waiting,

    /// <summary>At work, or killed while it was.</summary>
    Running,

    /// <summary>Done in this run.</summary>
    Done,

    /// <summary>Taken from the cache: nothing that it depends on has changed.</summary>
    Cached,

    /// <summary>Ended by an error.</summary>
    Failed,

    /// <summary>Stopped by the user.</summary>
    Stopped,
}

/// <summary>One step of a run.</summary>
public sealed record StepRecord
{
    /// <summary>The step's name.</summary>
    public required string Name { get; init; }

    /// <summary><c>data</c> or <c>training</c>.</summary>
    public required string Part { get; init; }

    /// <summary>Names of the steps whose outputs it uses.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>How it stands.</summary>
    public RunStatus Status { get; init; }

    /// <summary>When it began; null where it did not.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>How long it took in this run.</summary>
    public double Seconds { get; init; }

    /// <summary>Its key in the cache.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>One line for people.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>What it found that others may ask for: the version of its data, the identity of its weights.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Figures by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Images, as paths in the run's folder.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Pages, as paths in the run's folder.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>Logs of figures over training steps, as paths in the run's folder.</summary>
    public IReadOnlyList<string> Curves { get; init; } = [];

    /// <summary>What a training made of held-out images, epoch by epoch: images, as paths in the run's folder.</summary>
    public IReadOnlyList<string> Grids { get; init; } = [];
}

/// <summary>What a run was and how it went: its <c>run.json</c>.</summary>
public sealed record RunRecord
{
    /// <summary>The name of its folder.</summary>
    public required string Id { get; init; }

    /// <summary>The pipeline's name: that of the data set, the model, and of the experiment unless that is named.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it; null for its folder's name.</summary>
    public string? Title { get; init; }

    /// <summary>The experiment that it belongs to; null for that of the pipeline's name.</summary>
    public string? Experiment { get; init; }

    /// <summary>The run that it is a part of, such as a sweep's; null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>What people wrote on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The command line.</summary>
    public required string Command { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>How long it took so far.</summary>
    public double Seconds { get; init; }

    /// <summary>How it stands.</summary>
    public RunStatus Status { get; init; }

    /// <summary>What ended it, in one line.</summary>
    public string? Error { get; init; }

    /// <summary>Every setting, by its path in the pipeline file.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What decides the result besides settings and data: code, libraries, processor, images and fonts of the machine.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<StepRecord> Steps { get; init; } = [];

    /// <summary>The figures of all steps, by step and name.</summary>
    public IEnumerable<KeyValuePair<string, double>> AllMetrics() =>
        Steps.SelectMany(s => s.Metrics.Select(m => KeyValuePair.Create($"{s.Name}.{m.Key}", m.Value)));
}
