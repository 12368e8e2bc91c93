namespace Dobble.Training.Pipeline;

/// <summary>What to run, and with which settings.</summary>
internal sealed record PipelineRequest
{
    /// <summary>Whether to run the data pipeline.</summary>
    public bool Data { get; init; }

    /// <summary>Whether to run the training pipeline.</summary>
    public bool Training { get; init; }

    /// <summary>Steps to run with those that they need; none for whole pipelines.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Steps that are done anew, whatever the cache has.</summary>
    public IReadOnlyList<string> Fresh { get; init; } = [];

    /// <summary>The pipeline file.</summary>
    public required string Config { get; init; }

    /// <summary>Values set over the file, by the path of their key.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Overrides { get; init; } = [];

    /// <summary>What people call the run; null for its folder's name.</summary>
    public string? Title { get; init; }

    /// <summary>The experiment that it belongs to; null for that of the pipeline's name.</summary>
    public string? Experiment { get; init; }

    /// <summary>The run that it is a part of; null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>What people write on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The command line, for the run's record.</summary>
    public string Command { get; init; } = string.Empty;
}
