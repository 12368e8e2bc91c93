using System.Globalization;
using Dobble.Training.Optimization;
using Dobble.Training.Pipelines.Runs;

namespace Dobble.Training.Pipelines.Steps;

/// <summary>The figures of a training: those of the epoch whose weights were kept.</summary>
internal static class TrainedMetrics
{
    /// <summary>The figures by name.</summary>
    public static IReadOnlyDictionary<string, double> Of(IReadOnlyList<EpochLog> epochs, string goal)
    {
        var metrics = new Dictionary<string, double>();
        if (Best(epochs, goal) is not { } best)
            return metrics;
        foreach (var (name, value) in best.Values)
            metrics[name] = value;
        metrics["steps"] = epochs[^1].Step;
        metrics["minutes"] = epochs[^1].Seconds / 60;
        return metrics;
    }

    /// <summary>One line for people.</summary>
    public static string Summary(IReadOnlyList<EpochLog> epochs, string goal)
    {
        if (Best(epochs, goal) is not { } best)
            return "nothing to train";
        var score = best.Values.TryGetValue(goal, out var value) ? string.Create(CultureInfo.InvariantCulture, $"validation {goal} {value:0.0000} at step {best.Step}, ") : string.Empty;
        return $"{score}{epochs[^1].Step} steps in {RunPage.Duration(epochs[^1].Seconds)}";
    }

    private static EpochLog? Best(IReadOnlyList<EpochLog> epochs, string goal) =>
        epochs.Where(e => e.Values.ContainsKey(goal)).MaxBy(e => e.Values[goal]) ?? (epochs.Count > 0 ? epochs[^1] : null);
}
