using System.Text.Json.Nodes;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>A tracking server by MLflow's REST API 2.0.</summary>
internal sealed class MlflowServer(MlflowClient client)
{
    private const int PageSize = 25_000;

    /// <summary>The identity of an experiment, which is made where it is missing.</summary>
    public async Task<string> ExperimentAsync(string name, CancellationToken stop)
    {
        var query = "experiments/get-by-name?experiment_name=" + Uri.EscapeDataString(name);
        if (await client.GetAsync(query, stop) is { } found)
            return Text(found["experiment"]?["experiment_id"]);
        var made = await client.PostAsync("experiments/create", new JsonObject { ["name"] = name }, "RESOURCE_ALREADY_EXISTS", stop)
            // Another run made it in between.
            ?? (await client.GetAsync(query, stop))?["experiment"] as JsonObject ?? [];
        return Text(made["experiment_id"]);
    }

    /// <summary>The run there that has a tag, with its data; null where there is none.</summary>
    public async Task<JsonNode?> FindRunAsync(string experiment, string tag, string value, CancellationToken stop)
    {
        var answer = await client.PostAsync(
            "runs/search", new JsonObject
            { ["experiment_ids"] = new JsonArray(experiment), ["filter"] = $"tags.`{tag}` = '{value}'", ["max_results"] = 1 }, stop);
        return answer["runs"] is JsonArray { Count: > 0 } runs ? Checked(runs[0]) : null;
    }

    /// <summary>Makes a run.</summary>
    public async Task<JsonNode> CreateRunAsync(
        string experiment, string name, long started, IReadOnlyDictionary<string, string> tags, CancellationToken stop) =>
        Checked((await client.PostAsync("runs/create", new JsonObject
        {
            ["experiment_id"] = experiment,
            ["run_name"] = name,
            ["start_time"] = started,
            ["tags"] = Pairs(tags),
        }, stop))["run"]);

    /// <summary>The steps at which a run has a metric.</summary>
    public async Task<IReadOnlySet<long>> StepsOfAsync(string run, string metric, CancellationToken stop)
    {
        var steps = new HashSet<long>();
        var page = string.Empty;
        do
        {
            var answer = await client.GetAsync(
                $"metrics/get-history?run_id={run}&metric_key={Uri.EscapeDataString(metric)}&max_results={PageSize}{page}", stop) ?? [];
            foreach (var value in answer["metrics"] as JsonArray ?? [])
                steps.Add(long.Parse(value?["step"]?.ToString() ?? "0", System.Globalization.CultureInfo.InvariantCulture));
            page = answer["next_page_token"]?.ToString() is { Length: > 0 } next ? "&page_token=" + Uri.EscapeDataString(next)
                : string.Empty;
        }
        while (page.Length > 0);
        return steps;
    }

    /// <summary>Adds metrics and parameters to a run.</summary>
    public Task LogAsync(
        string run, IEnumerable<MetricValue> metrics, IReadOnlyDictionary<string, string> parameters, CancellationToken stop)
    {
        // JSON has no word for what is no number; MLflow takes it as text.
        JsonNode Value(double value) => double.IsFinite(value) ? JsonValue.Create(value)
            : JsonValue.Create(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        var values = metrics.Select(
            m => (JsonNode)new JsonObject { ["key"] = m.Name, ["value"] = Value(m.Value), ["timestamp"] = m.Timestamp, ["step"] = m.Step });
        return client.PostAsync("runs/log-batch", new JsonObject
        { ["run_id"] = run, ["metrics"] = new JsonArray([.. values]), ["params"] = Pairs(parameters) }, stop);
    }

    /// <summary>Sets a tag of a run.</summary>
    public Task SetTagAsync(string run, string name, string value, CancellationToken stop) =>
        client.PostAsync("runs/set-tag", new JsonObject { ["run_id"] = run, ["key"] = name, ["value"] = value }, stop);

    /// <summary>Tells how a run stands.</summary>
    public Task UpdateAsync(string run, TrackedStatus status, long? ended, CancellationToken stop) =>
        client.PostAsync("runs/update", new JsonObject
        { ["run_id"] = run, ["status"] = status.ToString().ToUpperInvariant(), ["end_time"] = ended }, stop);

    /// <summary>
    /// Enters the files of a model as a version; a version that has the same files, or is this run's, is taken instead. What people wrote
    /// about the model stays.
    /// </summary>
    /// <param name="name">The model.</param>
    /// <param name="source">Where its files are.</param>
    /// <param name="run">The run that made it.</param>
    /// <param name="hash">A hash of the files.</param>
    /// <param name="description">What is said of a new version.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The version.</returns>
    public async Task<string> RegisterAsync(string name, string source, string run, string hash, string description, CancellationToken stop)
    {
        const string HashTag = "dobble.sha256";
        if (await client.PostAsync("registered-models/create", new JsonObject { ["name"] = name }, "RESOURCE_ALREADY_EXISTS", stop) is null)
        {
            var known = await client.GetAsync($"model-versions/search?filter={Uri.EscapeDataString($"name='{name}'")}", stop);
            if ((known?["model_versions"] as JsonArray)?.FirstOrDefault(
                v => TagOf(v, HashTag) is { } tag ? tag == hash : Text(v?["run_id"]) == run) is { } own)
                return Text(own["version"]);
        }

        var made = await client.PostAsync("model-versions/create", new JsonObject
        {
            ["name"] = name,
            ["source"] = source,
            ["run_id"] = run,
            ["description"] = description,
            ["tags"] = Pairs(new Dictionary<string, string> { [HashTag] = hash }),
        }, stop);
        return Text(made["model_version"]?["version"]);
    }

    /// <summary>Lets an alias name a version. Servers before 2.3 know no aliases.</summary>
    /// <returns>Whether the server knows aliases.</returns>
    public async Task<bool> SetAliasAsync(string name, string alias, string version, CancellationToken stop)
    {
        try
        {
            await client.PostAsync(
                "registered-models/alias", new JsonObject { ["name"] = name, ["alias"] = alias, ["version"] = version }, stop);
            return true;
        }
        catch (DobbleException e) when (e.Message.Contains(" answers 404 ", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private JsonNode Checked(JsonNode? run) => Text(run?["info"]?["run_id"]).Length > 0 ? run!
        : throw new DobbleException($"{client.Address}: answers, but with no run; check that MLFLOW_TRACKING_URI names an MLflow server");

    private static string? TagOf(JsonNode? version, string key) =>
        (version?["tags"] as JsonArray)?.FirstOrDefault(t => Text(t?["key"]) == key)?["value"]?.ToString();

    private static JsonArray Pairs(IReadOnlyDictionary<string, string> values) =>
        new([.. values.Select(v => (JsonNode)new JsonObject { ["key"] = v.Key, ["value"] = v.Value })]);

    private static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;
}
