using System.Globalization;
using Dobble.Data.Files;

namespace Dobble.Data.Mlflow;

/// <summary>A value of a metric.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Value">Its value.</param>
/// <param name="Timestamp">When, in milliseconds since 1970.</param>
/// <param name="Step">The training step.</param>
public sealed record MetricValue(string Name, double Value, long Timestamp, long Step);

/// <summary>
/// One run in MLflow's local files. Every write is whole, or a line at the end of a file: a run that is killed stays readable.
/// </summary>
/// <param name="id">Its identity.</param>
/// <param name="folder">Its folder.</param>
/// <param name="time">The clock.</param>
public sealed class MlflowRun(string id, string folder, TimeProvider time)
{
    /// <summary>Its identity: 32 hexadecimal digits.</summary>
    public string Id { get; } = id;

    /// <summary>Its folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Where its artifacts lie.</summary>
    public string Artifacts => Path.Combine(Folder, "artifacts");

    /// <summary>Its parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters => Values("params");

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags => Values("tags");

    /// <summary>Every value of every metric, in the order in which they were written.</summary>
    public IReadOnlyList<MetricValue> Metrics =>
    [
        .. from file in Directory.GetFiles(Path.Combine(Folder, "metrics")).Order(StringComparer.Ordinal)
           from line in File.ReadLines(file)
           let parts = line.Split(' ')
           where parts.Length == 3
           select new MetricValue(Path.GetFileName(file), Number(parts[1]), long.Parse(parts[0], CultureInfo.InvariantCulture),
               long.Parse(parts[2], CultureInfo.InvariantCulture)),
    ];

    /// <summary>How it stands.</summary>
    public TrackedStatus Status => (TrackedStatus)int.Parse(Meta("status") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>When it began, in milliseconds since 1970.</summary>
    public long Started => long.Parse(Meta("start_time") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>When it ended; null while it runs.</summary>
    public long? Ended => Meta("end_time") is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Its name.</summary>
    public string Name => Meta("run_name") ?? Id;

    /// <summary>Keeps parameters; MLflow allows no value to change, so the first one stays.</summary>
    public void LogParameters(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            var path = Path.Combine(Folder, "params", MlflowNames.Clean(name));
            if (!File.Exists(path))
                File.WriteAllText(path, value);
        }
    }

    /// <summary>Appends a value to a metric.</summary>
    public void LogMetric(string name, double value, long step)
    {
        // Numbers as Python reads them.
        var number = double.IsFinite(value) ? value.ToString("r", CultureInfo.InvariantCulture) : double.IsNaN(value) ? "nan" : value > 0
            ? "inf" : "-inf";
        var line = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().ToUnixTimeMilliseconds()} {number} {step}\n");
        File.AppendAllText(Path.Combine(Folder, "metrics", MlflowNames.Clean(name)), line);
    }

    /// <summary>Sets a tag.</summary>
    public void SetTag(string name, string value) => File.WriteAllText(Path.Combine(Folder, "tags", MlflowNames.Clean(name)), value);

    /// <summary>Copies a file among the artifacts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Where, relative to the artifacts.</param>
    public void LogArtifact(string file, string path) => AtomicFile.Copy(file, Path.Combine(Artifacts, path));

    /// <summary>Ends the run.</summary>
    public void End(TrackedStatus status)
    {
        var meta = MlflowMeta.Read(Folder)!.ToDictionary(m => m.Key, m => (object?)m.Value);
        (meta["status"], meta["end_time"], meta["tags"]) = ((int)status, time.GetUtcNow().ToUnixTimeMilliseconds(), Array.Empty<string>());
        (meta["source_type"], meta["start_time"]) = (4, Started);
        MlflowMeta.Write(Folder, meta);
    }

    private static double Number(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private string? Meta(string key) => MlflowMeta.Read(Folder)?.GetValueOrDefault(key);

    private Dictionary<string, string> Values(string part) =>
        Directory.GetFiles(Path.Combine(Folder, part)).Order(StringComparer.Ordinal)
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
}
