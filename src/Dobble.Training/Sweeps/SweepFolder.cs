using System.Globalization;
using System.Text.Json;
using Dobble.Vision;
using Dobble.Vision.Files;

namespace Dobble.Training.Sweeps;

/// <summary>What a trial is to run.</summary>
/// <param name="Config">The pipeline file.</param>
/// <param name="Run"><c>dp</c>, <c>tp</c> or <c>both</c>.</param>
/// <param name="Work">The working directory, shared by all trials.</param>
/// <param name="Settings">The settings of each trial.</param>
/// <param name="Goal">The figure to be largest.</param>
/// <param name="Parent">The run that the trials are parts of.</param>
internal sealed record SweepPlan(
    string Config, string Run, string Work, IReadOnlyList<IReadOnlyDictionary<string, string>> Settings, string Goal,
    string? Parent = null);

/// <summary>What came out of a trial.</summary>
/// <param name="RunId">Its run; null where it did not get so far.</param>
/// <param name="Error">What ended it; null where it ended well.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Metrics">Its figures.</param>
internal sealed record TrialResult(string? RunId, string? Error, double Seconds, IReadOnlyDictionary<string, double> Metrics);

/// <summary>
/// The folder of a sweep: the plan, and a result a trial. It is all that trials on several machines share with the sweep.
/// </summary>
/// <param name="Path">Where it is.</param>
internal sealed record SweepFolder(string Path)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Makes the folder of a new sweep.</summary>
    public static SweepFolder Create(SweepPlan plan, TimeProvider time)
    {
        var name = time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var folder = new SweepFolder(System.IO.Path.Combine(plan.Work, "sweeps", name));
        Directory.CreateDirectory(folder.Path);
        folder.Write("plan.json", plan);
        return folder;
    }

    /// <summary>The plan.</summary>
    /// <exception cref="DobbleException">There is none.</exception>
    public SweepPlan Plan => Read<SweepPlan>("plan.json") ?? throw new DobbleException($"{Path}: no sweep here");

    /// <summary>Copies the pipeline file into the folder, for machines that see nothing else.</summary>
    public void TakePipeline()
    {
        var own = System.IO.Path.Combine(Path, "pipeline.yaml");
        AtomicFile.Copy(Plan.Config, own);
        Write("plan.json", Plan with { Config = System.IO.Path.GetFullPath(own) });
    }

    /// <summary>The log of a trial.</summary>
    public string LogOf(int trial) => System.IO.Path.Combine(Path, $"trial-{trial}.log");

    /// <summary>The result of a trial; null where it has none.</summary>
    public TrialResult? ResultOf(int trial) => Read<TrialResult>(Name(trial));

    /// <summary>Keeps the result of a trial.</summary>
    public void Save(int trial, TrialResult result) => Write(Name(trial), result);

    private static string Name(int trial) => $"trial-{trial}.json";

    private void Write<T>(string name, T value)
    {
        AtomicFile.Write(System.IO.Path.Combine(Path, name), JsonSerializer.Serialize(value, Format));
    }

    private T? Read<T>(string name)
        where T : class
    {
        var path = System.IO.Path.Combine(Path, name);
        return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Format) : null;
    }
}
