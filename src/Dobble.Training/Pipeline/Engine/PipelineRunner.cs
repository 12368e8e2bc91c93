using Dobble.Data.Configuration;
using Dobble.Data.Runs;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>Runs steps in order; one whose inputs, settings and code have not changed is taken from the cache.</summary>
/// <param name="cache">Where outputs are kept.</param>
/// <param name="run">Where the run is told of.</param>
/// <param name="watcher">Who else is told.</param>
/// <param name="console">Where progress is shown.</param>
/// <param name="time">The clock.</param>
internal sealed class PipelineRunner(StepCache cache, RunFolder run, IRunWatcher watcher, IAnsiConsole console, TimeProvider time)
{
    private readonly StepOutputs _outputs = new();

    /// <summary>Steps that are done anew, whatever the cache has.</summary>
    public IReadOnlyList<string> Fresh { get; init; } = [];

    /// <summary>Runs the steps.</summary>
    /// <param name="steps">The steps, each after those that it needs.</param>
    /// <param name="settings">The settings of each, by name.</param>
    /// <param name="common">What they share.</param>
    /// <param name="stop">Stops the run; the same command goes on from there.</param>
    /// <exception cref="DobbleException">A step failed.</exception>
    public async Task RunAsync(
        IReadOnlyList<PipelineStep> steps, IReadOnlyDictionary<string, IConfig> settings, PipelineSettings common, CancellationToken stop)
    {
        var start = time.GetTimestamp();
        run.Update(r => r with { Status = RunStatus.Running });
        try
        {
            foreach (var step in steps)
            {
                stop.ThrowIfCancellationRequested();
                await RunAsync(step, settings[step.Name], common, stop);
                run.Update(r => r with { Seconds = time.GetElapsedTime(start).TotalSeconds });
            }

            run.Update(r => r with { Status = RunStatus.Done });
        }
        catch (Exception e)
        {
            var status = e is OperationCanceledException ? RunStatus.Stopped : RunStatus.Failed;
            var reason = e is DobbleException or IOException or UnauthorizedAccessException or OperationCanceledException ? e.Message
                : e.ToString();
            run.Log.WriteLine(reason);
            run.Update(r => r with
            {
                Status = status,
                Seconds = time.GetElapsedTime(start).TotalSeconds,
                Error = status == RunStatus.Failed ? e.Message.ReplaceLineEndings(" ") : "stopped; the same command goes on from there",
                Steps = [.. r.Steps.Select(s => s.Status == RunStatus.Running ? s with { Status = status } : s)],
            });
            throw;
        }
    }

    private async Task RunAsync(PipelineStep step, IConfig settings, PipelineSettings common, CancellationToken stop)
    {
        var start = time.GetTimestamp();
        run.Update(step.Name, s => s with { Status = RunStatus.Running, Began = time.GetLocalNow() });
        watcher.Changed();
        var source = await step.SourceAsync(settings, stop);
        var key = StepKey.Of(step, settings, common, source, _outputs.Of(step.Input));
        if (Fresh.Contains(step.Name))
            key += "-" + run.Record.Id;
        var (output, found) = cache.Find(step.Name, key, step.Output) is { } kept
            ? (kept, true)
            : await cache.MakeAsync(step.Name, key, step.Output, folder => MakeAsync(step, settings, folder, stop), stop);
        for (var i = 0; i < output.Curves.Count; i++)
            run.KeepTraining(step.Name, i, Path.Combine(output.Folder, output.Curves[i]));
        _outputs.Add(output);

        var folder = run.Link(step.Name, output.Folder);
        IReadOnlyList<string> In(IEnumerable<string> paths) => [.. paths.Select(p => $"{folder}/{p}")];
        var record = run.Record.Steps.First(s => s.Name == step.Name) with
        {
            Status = found ? RunStatus.Cached : RunStatus.Done,
            Seconds = time.GetElapsedTime(start).TotalSeconds,
            Key = key,
            Summary = output.Summary,
            Facts = output.Facts,
            Metrics = output.Metrics,
            Images = In(output.Images),
            Pages = In(output.Pages),
            Curves = In(output.Curves),
        };
        run.Update(step.Name, _ => record);
        var took = found ? "unchanged" : RunPage.Duration(record.Seconds);
        Context(folder).Say($"[green]✓[/] [bold]{step.Name}[/] {output.Summary} [grey]({took})[/]");
        watcher.Changed();
    }

    private Task<StepOutput> MakeAsync(PipelineStep step, IConfig settings, string folder, CancellationToken stop)
    {
        Context(folder).Say($"[grey]▸ {step.Name}[/]");
        run.Link(step.Name, folder);
        return step.RunAsync(settings, _outputs.Take(step.Input), Context(folder) with
        {
            Trained = (part, log) =>
            {
                run.KeepTraining(step.Name, part, log);
                watcher.Changed();
            },
        }, stop);
    }

    private RunContext Context(string folder) => new(folder, console, time) { Log = run.Log };
}
