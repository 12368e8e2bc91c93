using Dobble.Data.Configuration;

namespace Dobble.Training.Sweeps;

/// <summary>A sweep: every combination of some settings is tried.</summary>
internal sealed record SweepConfig : IConfig
{
    /// <summary>The pipeline file; relative to the sweep's file.</summary>
    public string Pipeline { get; init; } = "default.yaml";

    /// <summary>What each trial runs: <c>dp</c>, <c>tp</c> or <c>both</c>.</summary>
    public string Run { get; init; } = "tp";

    /// <summary>Values to try, by the path of the setting, such as <c>train-reader.training.learningRate</c>.</summary>
    public Dictionary<string, string[]> Parameters { get; init; } = [];

    /// <summary>The figure to be largest, by step and name.</summary>
    public string Goal { get; init; } = "evaluate.pairs.right";

    /// <summary>Trials at the same time, 1 or more.</summary>
    public int Parallel { get; init; } = 1;

    public IEnumerable<string> Errors()
    {
        if (Parameters.Count == 0 || Parameters.Any(p => p.Value.Length == 0))
            yield return "parameters: name at least one setting with the values to try";
        if (Run is not ("dp" or "tp" or "both"))
            yield return $"run is '{Run}', must be dp, tp or both";
        if (Parallel < 1)
            yield return $"parallel is {Parallel}, must be 1 or more";
        if (Parameters.Values.Aggregate(1L, (n, v) => Math.Min(n * v.Length, int.MaxValue)) > 1000)
            yield return "parameters: more than 1000 combinations; try fewer values";
    }

    /// <summary>Every combination.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Combinations()
    {
        List<Dictionary<string, string>> all = [[]];
        foreach (var (key, values) in Parameters)
            all = [.. all.SelectMany(one => values.Select(v => new Dictionary<string, string>(one) { [key] = v }))];
        return all;
    }
}
