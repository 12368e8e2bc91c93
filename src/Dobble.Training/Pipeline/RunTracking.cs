using Dobble.Data.Mlflow;
using Dobble.Data.Runs;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Pipeline.Steps;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Pipeline;

/// <summary>
/// Tracks a run: always in MLflow's local files, and on the server of <c>MLFLOW_TRACKING_URI</c> where one is named. A server that is away
/// costs no run: it gets what it missed with the next step, or by <c>dobble-train runs push</c>.
/// </summary>
internal sealed class RunTracking : IRunWatcher, IDisposable
{
    private const string StateName = "mlflow.json";
    private readonly RunFolder _run;
    private readonly IAnsiConsole _console;
    private readonly MlflowFiles _files;
    private readonly MlflowRun _tracked;
    private readonly MlflowServer? _server;

    private RunTracking(RunFolder run, MlflowFiles files, MlflowRun tracked, MlflowServer? server, IAnsiConsole console) =>
        (_run, _files, _tracked, _server, _console) = (run, files, tracked, server, console);

    /// <summary>Begins to track a run.</summary>
    /// <exception cref="DobbleException">The server's address is none.</exception>
    public static RunTracking Begin(RunFolder run, Workplace work, IAnsiConsole console, TimeProvider time)
    {
        var server = MlflowServer.FromEnvironment(Environment.GetEnvironmentVariable);
        var files = new MlflowFiles(FolderOf(work), time);
        var tags = new Dictionary<string, string> { ["dobble.command"] = run.Record.Command, ["dobble.run"] = run.Record.Id };
        var tracked = files.Begin(run.Record.Name, run.Record.Id, tags);
        tracked.LogParameters(run.Record.Settings);
        run.Update(r => r with { TrackingId = tracked.Id });
        return new RunTracking(run, files, tracked, server, console);
    }

    /// <summary>Sends every run that the server has not got whole.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> PushAllAsync(Workplace work, IAnsiConsole console, CancellationToken stop)
    {
        using var server = MlflowServer.FromEnvironment(Environment.GetEnvironmentVariable)
            ?? throw new DobbleException("runs push: there is no server to send to; set MLFLOW_TRACKING_URI");
        var files = new MlflowFiles(FolderOf(work), TimeProvider.System);
        foreach (var run in RunFolder.All(work.Runs).Reverse())
        {
            if (run.TrackingId is not { } id || files.Find(id) is not { } tracked)
                continue;
            var state = await Push(server, Path.Combine(work.Runs, run.Id), tracked, run, stop);
            console.MarkupLineInterpolated(
                $"[green]✓[/] {run.Id}: run {state.Run!.Id}, {state.Metrics.Values.Sum()} values, {state.Artifacts.Count} artifacts{(state.Run.TakesArtifacts ? string.Empty : " (the server takes none)")}");
        }

        return 0;
    }

    public void StepDone(StepRecord step, StepOutput output)
    {
        foreach (var (name, value) in step.Metrics)
            _tracked.LogMetric($"{step.Name}.{name}", value, 0);
        var before = 0;
        foreach (var curve in output.Curves)
        {
            // The steps of further runs count on.
            var epochs = EpochLog.Read(Path.Combine(output.Folder, curve), int.MaxValue);
            foreach (var epoch in epochs)
            {
                foreach (var (name, value) in epoch.Values)
                    _tracked.LogMetric($"{step.Name}.epoch.{name}", value, before + epoch.Step);
            }

            before += epochs.Count > 0 ? epochs[^1].Step : 0;
        }

        foreach (var file in output.Images.Concat(output.Pages).Concat(output.Curves))
            _tracked.LogArtifact(Path.Combine(output.Folder, file), $"{step.Name}/{file}");
        if (output is RegisteredModel model)
            Register(model);
    }

    /// <summary>Ends the tracked run, and sends it.</summary>
    public async Task EndAsync()
    {
        _tracked.End(_run.Record.Status switch
        {
            RunStatus.Done => TrackedStatus.Finished,
            RunStatus.Stopped => TrackedStatus.Killed,
            _ => TrackedStatus.Failed,
        });
        if (_server is null)
            return;
        try
        {
            await Push(_server, _run.Path, _tracked, _run.Record, CancellationToken.None);
        }
        catch (DobbleException e)
        {
            _run.Log.WriteLine(e.Message);
            _console.MarkupLineInterpolated($"[yellow]{e.Message}; the run is in mlruns/, send it later with `dobble-train runs push`[/]");
        }
    }

    public void Dispose() => _server?.Dispose();

    private static string FolderOf(Workplace work) => MlflowAddress.Folder(Environment.GetEnvironmentVariable) ?? work.Tracking;

    private void Register(RegisteredModel model)
    {
        foreach (var file in Directory.GetFiles(model.Bundle.Folder))
            _tracked.LogArtifact(file, "model/" + Path.GetFileName(file));
        var version = _files.Register(_run.Record.Name, _tracked, model.Summary);
        _tracked.SetTag("dobble.model", $"{_run.Record.Name} {version}");
    }

    private static Task<PushState> Push(MlflowServer server, string folder, MlflowRun tracked, RunRecord run, CancellationToken stop)
    {
        var registered = run.Steps.FirstOrDefault(s => s.Name == "register" && s.Status is RunStatus.Done or RunStatus.Cached);
        return new MlflowPush(server, Path.Combine(folder, StateName))
            .RunAsync(tracked, registered is null ? null : run.Name, registered?.Summary ?? string.Empty, stop);
    }
}
