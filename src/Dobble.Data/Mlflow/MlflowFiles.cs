using System.Globalization;
using System.Security.Cryptography;

namespace Dobble.Data.Mlflow;

/// <summary>How a tracked run ended, with MLflow's numbers.</summary>
public enum TrackedStatus
{
    /// <summary>It is still at work.</summary>
    Running = 1,

    /// <summary>It came to its end.</summary>
    Finished = 3,

    /// <summary>It ended with an error.</summary>
    Failed = 4,

    /// <summary>It was stopped from outside.</summary>
    Killed = 5,
}

/// <summary>
/// MLflow's local files: <c>mlruns/EXPERIMENT/RUN/{meta.yaml,params,metrics,tags,artifacts}</c> and <c>mlruns/models/NAME/version-N</c>, as
/// MLflow's own file store writes them, so that <c>mlflow ui</c> opens the folder.
/// </summary>
/// <param name="root">The folder <c>mlruns</c>.</param>
/// <param name="time">The clock.</param>
public sealed class MlflowFiles(string root, TimeProvider time)
{
    private const string Models = "models";

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Begins a run, in an experiment that is made where it is missing.</summary>
    public MlflowRun Begin(string experiment, string runName, IReadOnlyDictionary<string, string> tags)
    {
        var experimentId = Experiment(experiment);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var folder = Path.Combine(root, experimentId, id);
        foreach (var part in (string[])["params", "metrics", "tags", "artifacts"])
            Directory.CreateDirectory(Path.Combine(folder, part));
        MlflowMeta.Write(folder, new Dictionary<string, object?>
        {
            ["artifact_uri"] = Address(Path.Combine(folder, "artifacts")),
            ["end_time"] = null,
            ["entry_point_name"] = string.Empty,
            ["experiment_id"] = experimentId,
            ["lifecycle_stage"] = "active",
            ["run_id"] = id,
            ["run_name"] = runName,
            ["run_uuid"] = id,
            ["source_name"] = string.Empty,
            ["source_type"] = 4,
            ["source_version"] = string.Empty,
            ["start_time"] = Now,
            ["status"] = (int)TrackedStatus.Running,
            ["tags"] = Array.Empty<string>(),
            ["user_id"] = Environment.UserName,
        });
        var run = new MlflowRun(id, folder, time);
        run.SetTag("mlflow.runName", runName);
        run.SetTag("mlflow.user", Environment.UserName);
        run.SetTag("mlflow.source.name", "dobble-train");
        run.SetTag("mlflow.source.type", "LOCAL");
        foreach (var (name, value) in tags)
            run.SetTag(name, value);
        return run;
    }

    /// <summary>A run by its identity; null where there is none.</summary>
    public MlflowRun? Find(string id) =>
        id.Length == 32 && id.All(char.IsAsciiHexDigitLower) && Directory.Exists(root)
        && Directory.GetDirectories(root).Select(e => Path.Combine(e, id)).FirstOrDefault(Directory.Exists) is { } folder
            ? new MlflowRun(id, folder, time)
            : null;

    /// <summary>The name of the experiment that a run belongs to.</summary>
    public static string ExperimentOf(MlflowRun run) => MlflowMeta.Read(Path.GetDirectoryName(run.Folder)!)?["name"] ?? "Default";

    /// <summary>Enters a version of a model in the registry.</summary>
    /// <param name="name">The model.</param>
    /// <param name="run">The run that made it; its artifact <c>model</c> is the version.</param>
    /// <param name="description">One line.</param>
    /// <returns>The version's number.</returns>
    public int Register(string name, MlflowRun run, string description)
    {
        var folder = Path.Combine(root, Models, MlflowNames.Clean(name));
        var created = MlflowMeta.Read(folder)?["creation_timestamp"];
        MlflowMeta.Write(folder, new Dictionary<string, object?>
        {
            ["aliases"] = Array.Empty<string>(),
            ["creation_timestamp"] = created is null ? Now : long.Parse(created, CultureInfo.InvariantCulture),
            ["description"] = null,
            ["last_updated_timestamp"] = Now,
            ["name"] = MlflowNames.Clean(name),
        });
        var version = 1 + Directory.GetDirectories(folder, "version-*")
            .Select(d => int.TryParse(Path.GetFileName(d)[8..], CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
        var source = Address(Path.Combine(run.Folder, "artifacts", "model"));
        MlflowMeta.Write(Path.Combine(folder, $"version-{version}"), new Dictionary<string, object?>
        {
            ["aliases"] = Array.Empty<string>(),
            ["creation_timestamp"] = Now,
            ["current_stage"] = "None",
            ["description"] = description,
            ["last_updated_timestamp"] = Now,
            ["name"] = MlflowNames.Clean(name),
            ["run_id"] = run.Id,
            ["run_link"] = null,
            ["source"] = source,
            ["status"] = "READY",
            ["status_message"] = null,
            ["storage_location"] = source,
            ["user_id"] = null,
            ["version"] = version,
        });
        return version;
    }

    private string Experiment(string name)
    {
        Directory.CreateDirectory(root);
        Directory.CreateDirectory(Path.Combine(root, ".trash"));
        Directory.CreateDirectory(Path.Combine(root, Models));
        foreach (var folder in Directory.GetDirectories(root))
        {
            if (MlflowMeta.Read(folder) is { } meta && meta.GetValueOrDefault("name") == name
                && meta.GetValueOrDefault("experiment_id") is { } known)
                return known;
        }

        var id = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture).PadLeft(18, '1');
        MlflowMeta.Write(Path.Combine(root, id), new Dictionary<string, object?>
        {
            ["artifact_location"] = Address(Path.Combine(root, id)),
            ["creation_time"] = Now,
            ["experiment_id"] = id,
            ["last_update_time"] = Now,
            ["lifecycle_stage"] = "active",
            ["name"] = name,
        });
        return id;
    }

    private static string Address(string path) => new Uri(Path.GetFullPath(path)).AbsoluteUri;
}
