using System.Text.Json.Nodes;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>What a server has got of a run.</summary>
/// <param name="RunId">The run there.</param>
/// <param name="Values">Values of metrics that were sent now.</param>
/// <param name="Artifacts">Files that were sent now.</param>
/// <param name="Version">The version of the model there; null where none was registered.</param>
/// <param name="Left">What could not be sent, in one line; null for nothing.</param>
public sealed record PushResult(string RunId, int Values, int Artifacts, string? Version, string? Left);

/// <summary>
/// Brings a server to what runs' own folders say. The server is asked what it has, so that one that lost its data gets everything again,
/// and nothing is sent twice, whatever interrupts it.
/// </summary>
/// <param name="address">The server.</param>
/// <param name="variable">Looks up variables: the keys of buckets.</param>
public sealed class MlflowPush(MlflowAddress address, Func<string, string?> variable) : IDisposable
{
    /// <summary>The tag that names the run's folder, by which it is found on the server.</summary>
    public const string RunTag = "dobble.run";

    /// <summary>The alias of the version that came through the gate last.</summary>
    public const string Champion = "champion";

    private const string ParentTag = "mlflow.parentRunId";

    // Limits of log-batch.
    private const int MaxMetrics = 900;
    private const int MaxParameters = 90;
    private readonly MlflowClient _client = new(address);

    // What this push has seen on the server: metrics while a run is at work are sent every epoch.
    private readonly Dictionary<string, HashSet<(string Metric, long Step)>> _known = [];

    private MlflowServer Server => new(_client);

    /// <summary>Sends what the server lacks.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="stop">Stops; what was sent stays.</param>
    /// <exception cref="DobbleException">The server is away, denies access or fails; the message is one line.</exception>
    public async Task<PushResult> RunAsync(string folder, CancellationToken stop)
    {
        var run = TrackedRun.Of(folder);
        var there = await BeginAsync(run, folder, stop);
        var id = there["info"]!["run_id"]!.ToString();
        await SendParametersAsync(run, id, there, stop);
        var values = await SendMetricsAsync(run, id, there, stop);
        var result = await SendFilesAsync(run, id, there["info"]?["artifact_uri"]?.ToString() ?? string.Empty, stop);
        if (!run.Status.ToString().Equals(there["info"]?["status"]?.ToString(), StringComparison.OrdinalIgnoreCase))
            await Server.UpdateAsync(id, run.Status, run.Ended, stop);
        return result with { Values = values };
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<JsonNode> BeginAsync(TrackedRun run, string folder, CancellationToken stop)
    {
        var experiment = await Server.ExperimentAsync(run.Experiment, stop);
        if (await Server.FindRunAsync(experiment, RunTag, run.Record.Id, stop) is { } found)
            return found;
        var tags = run.Tags.ToDictionary();
        if (run.Record.Parent is { } parent && Path.Combine(Path.GetDirectoryName(Path.GetFullPath(folder))!, parent) is var above
            && Directory.Exists(above))
            tags[ParentTag] = (await BeginAsync(TrackedRun.Of(above), above, stop))["info"]!["run_id"]!.ToString();
        return await Server.CreateRunAsync(experiment, run.Record.Title ?? run.Record.Id, run.Started, tags, stop);
    }

    private async Task SendParametersAsync(TrackedRun run, string id, JsonNode there, CancellationToken stop)
    {
        var known = Keys(there["data"]?["params"]);
        foreach (var part in run.Parameters.Where(p => !known.Contains(p.Key)).Chunk(MaxParameters))
            await Server.LogAsync(id, [], part.ToDictionary(), stop);
    }

    private async Task<int> SendMetricsAsync(TrackedRun run, string id, JsonNode there, CancellationToken stop)
    {
        if (!_known.TryGetValue(id, out var known))
            _known[id] = known = await KnownAsync(run, id, Keys(there["data"]?["metrics"]), stop);
        var missing = run.Metrics.Where(m => !known.Contains((m.Name, m.Step))).ToArray();
        foreach (var part in missing.Chunk(MaxMetrics))
        {
            await Server.LogAsync(id, part, new Dictionary<string, string>(), stop);
            known.UnionWith(part.Select(m => (m.Name, m.Step)));
        }

        return missing.Length;
    }

    // A metric that the server has, and that has one value, is there; of the others their steps are asked for.
    private async Task<HashSet<(string, long)>> KnownAsync(TrackedRun run, string id, HashSet<string> names, CancellationToken stop)
    {
        var known = new HashSet<(string, long)>();
        foreach (var metric in run.Metrics.GroupBy(m => m.Name).Where(g => names.Contains(g.Key)))
        {
            known.UnionWith(metric.Count() == 1
                ? [(metric.Key, metric.First().Step)]
                : (await Server.StepsOfAsync(id, metric.Key, stop)).Select(s => (metric.Key, s)));
        }

        return known;
    }

    private async Task<PushResult> SendFilesAsync(TrackedRun run, string id, string uri, CancellationToken stop)
    {
        var nothing = new PushResult(id, 0, 0, null, null);
        try
        {
            using var artifacts = MlflowArtifacts.Open(_client, uri, variable);
            if (artifacts is null)
                return nothing with { Left = $"the server keeps files at {Printable.Line(uri)}, where only it can write: none were sent, no model was registered; start it with --serve-artifacts" };
            using var model = run.Model is null ? null : new MlflowModelFiles(run.Model);
            var sent = await SendFilesAsync(artifacts, model is null ? run.Artifacts : run.Artifacts.Concat(model.All), stop);
            var version = model is null ? null : await RegisterAsync(run, id, uri, model, stop);
            return nothing with { Artifacts = sent, Version = version };
        }
        catch (DobbleException e) when (uri.StartsWith("s3://", StringComparison.Ordinal))
        {
            return nothing with { Left = $"no files were sent and no model was registered: {e.Message}" };
        }
    }

    private static async Task<int> SendFilesAsync(
        MlflowArtifacts artifacts, IEnumerable<KeyValuePair<string, string>> files, CancellationToken stop)
    {
        var there = await artifacts.ListAsync(stop);
        var sent = 0;
        foreach (var (path, file) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (there.TryGetValue(path, out var size) && (size ?? new FileInfo(file).Length) == new FileInfo(file).Length)
                continue;
            await artifacts.SendAsync(path, file, stop);
            sent++;
        }

        return sent;
    }

    private async Task<string> RegisterAsync(TrackedRun run, string id, string uri, MlflowModelFiles model, CancellationToken stop)
    {
        var step = run.Record.Steps.First(s => s.Name == "register");
        var name = MlflowNames.Clean(run.Record.Name);
        var version = await Server.RegisterAsync(name, uri + "/model", id, model.Hash, step.Summary, stop);
        // A model that was forced past the gate is registered, but is not the one to take.
        if (step.Metrics.GetValueOrDefault("gate", 1) > 0)
            await Server.SetAliasAsync(name, Champion, version, stop);
        await Server.SetTagAsync(id, "dobble.model", $"{name} {version}", stop);
        await Server.SetTagAsync(id, "mlflow.log-model.history", MlflowModelFiles.History(id), stop);
        return version;
    }

    private static HashSet<string> Keys(JsonNode? pairs) =>
        (pairs as JsonArray ?? []).Select(p => p?["key"]?.ToString() ?? string.Empty).ToHashSet(StringComparer.Ordinal);
}
