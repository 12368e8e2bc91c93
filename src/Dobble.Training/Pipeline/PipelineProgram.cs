using Dobble.Data.Configuration;
using Dobble.Data.Runs;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Pipeline.Steps;
using Dobble.Training.Samples;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Pipeline;

/// <summary>Reads a pipeline file, checks all of it, and runs the steps that are asked for.</summary>
internal static class PipelineProgram
{
    /// <summary>Runs pipelines.</summary>
    /// <returns>The run's record.</returns>
    /// <exception cref="DobbleException">A setting is wrong, or a step failed.</exception>
    public static async Task<RunRecord> RunAsync(
        PipelineRequest request, Workplace work, IAnsiConsole console, TimeProvider time, CancellationToken stop)
    {
        var file = PipelineFile.Load(request.Config, request.Overrides);
        var common = (PipelineSettings)file.Read(PipelineFile.Common, typeof(PipelineSettings));
        common = common with { Store = work.Resolve(common.Store) };
        using var shared = new SharedData(common);
        var all = AllSteps.Create(common, work, shared);
        file.CheckSections([PipelineFile.Common, .. all.Select(s => s.Name)]);
        // Every section is checked before the first step begins: an hour into a run is no time to learn of a typing error.
        var steps = Wanted(all, request);
        foreach (var name in request.Fresh)
            Named(all, name, "--fresh");
        var settings = all.ToDictionary(s => s.Name, s => file.Read(s.Name, s.Settings, used: steps.Contains(s)));

        Dictionary<string, object> sections = new() { [PipelineFile.Common] = common };
        foreach (var step in steps)
            sections[step.Name] = settings[step.Name];
        using var run = RunFolder.Create(work.Runs, new RunRecord
        {
            Id = string.Empty,
            Name = common.Name,
            Command = request.Command,
            Title = request.Title,
            Experiment = request.Experiment,
            Parent = request.Parent,
            Tags = request.Tags,
            Inputs = InputsOf(settings, steps),
            Started = time.GetLocalNow(),
            Settings = FlatSettings.Of(sections),
            Steps = [.. steps.Select(s =>
                new StepRecord { Name = s.Name, Part = s.Part.ToString().ToLowerInvariant(), Inputs = InputsOf(s, steps) })],
        });
        run.Write("pipeline.yaml", PipelineFile.Write(sections));
        return await RunAsync(run, steps, settings, common, request.Fresh, work, console, time, stop);
    }

    private static async Task<RunRecord> RunAsync(
        RunFolder run, IReadOnlyList<PipelineStep> steps, IReadOnlyDictionary<string, IConfig> settings, PipelineSettings common,
        IReadOnlyList<string> fresh, Workplace work, IAnsiConsole console, TimeProvider time, CancellationToken stop)
    {
        console.MarkupLineInterpolated($"[grey]run {run.Record.Id}: {run.Path}/index.html[/]");
        var cache = new StepCache(work.Cache, time);
        await using var tracking = RunTracking.Begin(run, console);
        try
        {
            var runner = new PipelineRunner(cache, run, tracking, console, time) { Fresh = fresh };
            await runner.RunAsync(steps, settings, common, stop);
        }
        finally
        {
            await tracking.DisposeAsync();
        }

        if (cache.Prune((long)(common.CacheGigabytes * 1e9), work.Runs, stop) is { Count: > 0 } removed)
            console.MarkupLineInterpolated($"[grey]{removed.Count} entries of the cache that were used longest ago are removed (cacheGigabytes)[/]");
        if (run.Record.Steps.Any(s => s.Name == RegisterStep.StepName))
            console.MarkupLineInterpolated(
                $"A device takes the model with [bold]dobble model fetch {(common.Store.StartsWith("s3://", StringComparison.Ordinal) ? $"{common.Store}/models/{common.Name}" : run.Path)}[/]");
        return run.Record;
    }

    private static IReadOnlyList<PipelineStep> Wanted(IReadOnlyList<PipelineStep> all, PipelineRequest request)
    {
        if (request.Steps.Count == 0)
            return [.. all.Where(s => s.Part == PipelinePart.Data ? request.Data : request.Training)];
        PipelineStep[] last = [.. request.Steps.Select(name => Named(all, name, "--step"))];
        var wanted = new HashSet<PipelineStep>();
        foreach (var step in last)
            Add(step);
        var withData = request.Data && last.Any(s => s.Part == PipelinePart.Training);
        return [.. all.Where(s => wanted.Contains(s) || (withData && s.Part == PipelinePart.Data))];

        // A training step begins with the data set in the store, whoever put it there.
        void Add(PipelineStep step)
        {
            if (wanted.Add(step))
                all.Where(s => s.Part == step.Part && StepOutputs.Parts(step.Input).Contains(s.Output)).ToList().ForEach(Add);
        }
    }

    private static PipelineStep Named(IReadOnlyList<PipelineStep> all, string name, string option) =>
        all.FirstOrDefault(s => s.Name == name) ?? throw new DobbleException(
            $"{option} {name}: there is no such step; there are {string.Join(", ", all.Select(s => s.Name))}");

    private static Dictionary<string, string> InputsOf(Dictionary<string, IConfig> settings, IReadOnlyList<PipelineStep> steps)
    {
        // Only trainings take images and fonts from the machine; it may have none.
        var inputs = steps.Any(s => s is LoadStep)
            ? MachineInputs.Find(((LoadSettings)settings[LoadStep.StepName]).Backgrounds).ByName() : MachineInputs.Computing();
        return new Dictionary<string, string>(inputs) { ["code"] = StepKey.CodeVersion };
    }

    private static string[] InputsOf(PipelineStep step, IReadOnlyList<PipelineStep> steps) =>
        [.. steps.Where(s => StepOutputs.Parts(step.Input).Contains(s.Output)).Select(s => s.Name)];
}
