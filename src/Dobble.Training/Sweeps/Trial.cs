using Dobble.Data.Runs;
using Dobble.Training.Pipeline;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Sweeps;

/// <summary>One trial of a sweep: the same on this machine and on a cluster's.</summary>
internal static class Trial
{
    /// <summary>Runs it and keeps its result.</summary>
    /// <exception cref="DobbleException">The trial failed.</exception>
    public static async Task RunAsync(SweepFolder folder, int index, IAnsiConsole console, TimeProvider time, CancellationToken stop)
    {
        var plan = folder.Plan;
        if (index < 0 || index >= plan.Settings.Count)
            throw new DobbleException($"{folder.Path}: has no trial {index}; there are 0 to {plan.Settings.Count - 1}");
        var request = new PipelineRequest
        {
            Config = plan.Config,
            Data = plan.Run is "dp" or "both",
            Training = plan.Run is "tp" or "both",
            Overrides = [.. plan.Settings[index]],
            Title = string.Join(", ", plan.Settings[index].Select(s => $"{s.Key.Split('.')[^1]} {s.Value}")),
            Parent = plan.Parent,
            Command = $"dobble-train sweep trial {folder.Path} {index}",
        };
        var work = new Workplace(plan.Work);
        var start = time.GetTimestamp();
        var before = RunFolder.All(work.Runs).Select(r => r.Id).ToHashSet();
        try
        {
            var run = await PipelineProgram.RunAsync(request, work, console, time, stop);
            folder.Save(index, Result(run, null));
        }
        catch (Exception e) when (e is DobbleException or IOException)
        {
            var run = RunFolder.All(work.Runs).FirstOrDefault(r => !before.Contains(r.Id) && r.Command == request.Command);
            folder.Save(index, run is null ? new TrialResult(null, e.Message, time.GetElapsedTime(start).TotalSeconds,
                new Dictionary<string, double>()) : Result(run, e.Message));
            throw;
        }
    }

    private static TrialResult Result(RunRecord run, string? error) =>
        new(run.Id, error, run.Seconds, run.AllMetrics().ToDictionary(m => m.Key, m => m.Value));
}
