using Dobble.Data.Runs;

namespace Dobble.Data.Mlflow;

/// <summary>How a run stands, in MLflow's words.</summary>
internal enum TrackedStatus
{
    /// <summary>It is still at work.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Finished,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>It was stopped from outside.</summary>
    Killed,
}

/// <summary>A value of a metric.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Value">Its value.</param>
/// <param name="Timestamp">When, in milliseconds since 1970.</param>
/// <param name="Step">The training step.</param>
internal sealed record MetricValue(string Name, double Value, long Timestamp, long Step);

/// <summary>What MLflow is told of a run. All of it comes from the run's own folder, at any time, as often as is wanted.</summary>
internal sealed record TrackedRun
{
    // What MLflow 2.8 and later take; what is longer is cut.
    private const int LongestValue = 6000;

    /// <summary>The run's record.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>How it stands.</summary>
    public required TrackedStatus Status { get; init; }

    /// <summary>When it ended, in milliseconds since 1970; null while it runs.</summary>
    public required long? Ended { get; init; }

    /// <summary>Settings by their path.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Every value of every metric.</summary>
    public required IReadOnlyList<MetricValue> Metrics { get; init; }

    /// <summary>Files, by their paths among the artifacts.</summary>
    public required IReadOnlyDictionary<string, string> Artifacts { get; init; }

    /// <summary>The folder of the model that was registered; null where none was.</summary>
    public required string? Model { get; init; }

    /// <summary>The experiment.</summary>
    public string Experiment => Record.Experiment ?? Record.Name;

    /// <summary>When it began, in milliseconds since 1970.</summary>
    public long Started => Record.Started.ToUnixTimeMilliseconds();

    /// <summary>Reads a run's folder.</summary>
    /// <exception cref="Vision.DobbleException">There is no run.</exception>
    public static TrackedRun Of(string folder)
    {
        var run = RunFolder.Read(folder);
        var status = run.Status switch
        {
            RunStatus.Done => TrackedStatus.Finished,
            RunStatus.Failed => TrackedStatus.Failed,
            RunStatus.Running or RunStatus.Waiting when RunFolder.IsAtWork(folder) => TrackedStatus.Running,
            _ => TrackedStatus.Killed,
        };
        var model = Path.Combine(folder, "artifacts", "register", "model");
        return new TrackedRun
        {
            Record = run,
            Status = status,
            Ended = status == TrackedStatus.Running ? null
                : run.Started.AddSeconds(Math.Max(run.Seconds, LastSign(run, folder))).ToUnixTimeMilliseconds(),
            Parameters = Named(run.Settings.Select(s => KeyValuePair.Create(s.Key, s.Value[..Math.Min(LongestValue, s.Value.Length)]))),
            Tags = Named(run.Tags.Concat(run.Inputs.Select(i => KeyValuePair.Create("input." + i.Key, i.Value))).Concat(Usual(run))),
            Metrics = [.. run.Steps.SelectMany(s => Figures(run, s)), .. run.Steps.SelectMany(s => Curves(run, s, folder))],
            Artifacts = Files(run, folder),
            Model = Directory.Exists(model) ? model : null,
        };
    }

    private static Dictionary<string, string> Usual(RunRecord run) => new()
    {
        [MlflowPush.RunTag] = run.Id,
        ["dobble.command"] = run.Command,
        ["mlflow.user"] = Environment.UserName,
        ["mlflow.source.name"] = "dobble-train",
        ["mlflow.source.type"] = "LOCAL",
    };

    private static Dictionary<string, string> Named(IEnumerable<KeyValuePair<string, string>> values) =>
        values.GroupBy(v => MlflowNames.Clean(v.Key)).ToDictionary(g => g.Key, g => g.Last().Value);

    // A run that was killed wrote no end: the last line of its log is as near as can be known.
    private static double LastSign(RunRecord run, string folder) =>
        run.Status == RunStatus.Running ? (File.GetLastWriteTimeUtc(
            Path.Combine(folder, "log.txt")) - run.Started.UtcDateTime).TotalSeconds : 0;

    private static IEnumerable<MetricValue> Figures(RunRecord run, StepRecord step) => step.Metrics.Select(m =>
        new MetricValue(MlflowNames.Clean($"{step.Name}.{m.Key}"), m.Value, (step.Began ?? run.Started).AddSeconds(step.Seconds)
            .ToUnixTimeMilliseconds(), 0));

    private static IEnumerable<MetricValue> Curves(RunRecord run, StepRecord step, string folder) =>
        from point in RunCurves.Of(folder, step.Name)
        from value in point.Values
        select new MetricValue(MlflowNames.Clean($"{step.Name}.epoch.{value.Key}"), value.Value,
            (step.Began ?? run.Started).AddSeconds(point.Seconds).ToUnixTimeMilliseconds(), point.Step);

    private static Dictionary<string, string> Files(RunRecord run, string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in run.Steps.Where(s => s.Status is RunStatus.Done or RunStatus.Cached))
        {
            foreach (var file in step.Images.Concat(step.Pages).Concat(step.Curves).Where(f => File.Exists(Path.Combine(folder, f))))
                files[file["artifacts/".Length..]] = Path.Combine(folder, file);
        }

        // During a training, too.
        foreach (var step in run.Steps)
        {
            foreach (var grid in step.Grids)
                files[$"{step.Name}/{grid}"] = Path.Combine(folder, grid);
        }

        files["pipeline.yaml"] = Path.Combine(folder, "pipeline.yaml");
        if (run.Status is not (RunStatus.Running or RunStatus.Waiting))
            files["log.txt"] = Path.Combine(folder, "log.txt");
        return files.Where(f => File.Exists(f.Value)).ToDictionary();
    }
}
