using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>A tracking server by MLflow's REST API 2.0.</summary>
public sealed class MlflowServer : IDisposable
{
    private const string Api = "api/2.0/mlflow/";
    private const string Artifacts = "api/2.0/mlflow-artifacts/artifacts/";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http;

    private MlflowServer(MlflowAddress address) => (Address, _http) = (address.Server, address.Open(Timeout));

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>The server that the environment names (<see cref="MlflowAddress"/>); null where none is named.</summary>
    /// <param name="variable">Looks up a variable.</param>
    /// <exception cref="DobbleException">The address is none of a server.</exception>
    public static MlflowServer? FromEnvironment(Func<string, string?> variable) =>
        MlflowAddress.From(variable) is { } address ? new MlflowServer(address) : null;

    /// <summary>The identity of an experiment, which is made where it is missing.</summary>
    public async Task<string> ExperimentAsync(string name, CancellationToken stop)
    {
        var query = "experiments/get-by-name?experiment_name=" + Uri.EscapeDataString(name);
        if (await GetAsync(query, stop) is { } found)
            return Text(found["experiment"]?["experiment_id"]);
        return Text((await PostAsync("experiments/create", new JsonObject { ["name"] = name }, stop))["experiment_id"]);
    }

    /// <summary>The run there that has a tag; null where there is none.</summary>
    public async Task<ServerRun?> FindRunAsync(string experiment, string tag, string value, CancellationToken stop)
    {
        var answer = await PostAsync(
            "runs/search", new JsonObject
            { ["experiment_ids"] = new JsonArray(experiment), ["filter"] = $"tags.`{tag}` = '{value}'", ["max_results"] = 1 }, stop);
        return answer["runs"] is JsonArray { Count: > 0 } runs ? Run(runs[0]) : null;
    }

    /// <summary>Makes a run.</summary>
    public async Task<ServerRun> CreateRunAsync(
        string experiment, MlflowRun run, IReadOnlyDictionary<string, string> tags, CancellationToken stop) =>
        Run((await PostAsync("runs/create", new JsonObject
        {
            ["experiment_id"] = experiment,
            ["run_name"] = run.Name,
            ["start_time"] = run.Started,
            ["tags"] = Pairs(tags)
        }, stop))["run"]);

    /// <summary>Adds metrics and parameters to a run.</summary>
    public Task LogAsync(
        string run, IEnumerable<MetricValue> metrics, IReadOnlyDictionary<string, string> parameters, CancellationToken stop)
    {
        // JSON has no word for what is no number; MLflow takes it as text.
        JsonNode Value(double value) => double.IsFinite(value) ? JsonValue.Create(value)
            : JsonValue.Create(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        var values = metrics.Select(
            m => (JsonNode)new JsonObject { ["key"] = m.Name, ["value"] = Value(m.Value), ["timestamp"] = m.Timestamp, ["step"] = m.Step });
        return PostAsync("runs/log-batch", new JsonObject
        { ["run_id"] = run, ["metrics"] = new JsonArray([.. values]), ["params"] = Pairs(parameters) }, stop);
    }

    /// <summary>Tells how a run stands.</summary>
    public Task UpdateAsync(string run, TrackedStatus status, long? ended, CancellationToken stop) =>
        PostAsync("runs/update", new JsonObject
        { ["run_id"] = run, ["status"] = status.ToString().ToUpperInvariant(), ["end_time"] = ended }, stop);

    /// <summary>Sends a file among a run's artifacts.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">Where, relative to its artifacts.</param>
    /// <param name="file">The file.</param>
    /// <param name="stop">Stops.</param>
    public Task SendAsync(ServerRun run, string path, string file, CancellationToken stop) => ToldAsync(async () =>
    {
        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        var target = string.Join('/', $"{run.ArtifactPath}/{path}".Split('/').Select(Uri.EscapeDataString));
        using var response = await _http.PutAsync(Artifacts + target, content, stop);
        await CheckAsync(response, "artifact " + path, stop);
        return true;
    });

    /// <summary>Enters a run's artifact <c>model</c> as a version of a model; one that the run has there already is taken.</summary>
    /// <returns>The version.</returns>
    public async Task<string> RegisterAsync(string name, ServerRun run, string description, CancellationToken stop)
    {
        var answer = await SendAsync(
            HttpMethod.Post, "registered-models/create", new JsonObject { ["name"] = name }, stop, "RESOURCE_ALREADY_EXISTS");
        if (answer is null)
        {
            var filter = Uri.EscapeDataString($"name='{name}'");
            var known = await GetAsync($"model-versions/search?filter={filter}", stop);
            if (known?["model_versions"] is JsonArray versions && versions.FirstOrDefault(v => Text(v?["run_id"]) == run.Id) is { } own)
                return Text(own["version"]);
        }

        var made = await PostAsync("model-versions/create", new JsonObject
        { ["name"] = name, ["source"] = run.ArtifactUri + "/model", ["run_id"] = run.Id, ["description"] = description }, stop);
        return Text(made["model_version"]?["version"]);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private ServerRun Run(JsonNode? run) => Text(run?["info"]?["run_id"]) is { Length: > 0 } id
        ? new(id, Text(run?["info"]?["artifact_uri"]))
        : throw new DobbleException($"{Address}: answers, but with no run; check that MLFLOW_TRACKING_URI names an MLflow server");

    private static JsonArray Pairs(IReadOnlyDictionary<string, string> values) =>
        new([.. values.Select(v => (JsonNode)new JsonObject { ["key"] = v.Key, ["value"] = v.Value })]);

    private static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;

    private Task<JsonObject?> GetAsync(string path, CancellationToken stop) =>
        SendAsync(HttpMethod.Get, path, null, stop, "RESOURCE_DOES_NOT_EXIST");

    private async Task<JsonObject> PostAsync(string path, JsonObject body, CancellationToken stop) =>
        (await SendAsync(HttpMethod.Post, path, body, stop))!;

    // The answer; null where the server gives the error that is expected.
    private Task<JsonObject?> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken stop,
        string? expected = null) => ToldAsync(async () =>
    {
        using var request = new HttpRequestMessage(method, Api + path);
        if (body is not null)
            // JsonContent sends chunks, of which MLflow 3 reads nothing
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        using var response = await _http.SendAsync(request, stop);
        var text = await response.Content.ReadAsStringAsync(stop);
        if (!response.IsSuccessStatusCode && expected is not null && text.Contains(expected, StringComparison.Ordinal))
            return null;
        await CheckAsync(response, path, stop);
        return JsonNode.Parse(text) as JsonObject ?? [];
    });

    private async Task CheckAsync(HttpResponseMessage response, string what, CancellationToken stop)
    {
        if (response.IsSuccessStatusCode)
            return;
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new DobbleException(
                $"{Address}: the tracking server denies access; check MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");
        var text = await response.Content.ReadAsStringAsync(stop);
        throw new DobbleException(
            $"{Address}: the tracking server answers {(int)response.StatusCode} to {what.Split('?')[0]}: {Printable.Line(text.ReplaceLineEndings(" "), 160)}");
    }

    private async Task<T> ToldAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new DobbleException(
                $"{Address}: the tracking server cannot be reached ({e.GetBaseException().Message.ReplaceLineEndings(" ")})", e);
        }
    }
}

/// <summary>A run on a server.</summary>
/// <param name="Id">Its identity there.</param>
/// <param name="ArtifactUri">Where the server keeps its artifacts.</param>
public sealed record ServerRun(string Id, string ArtifactUri)
{
    private const string Proxy = "mlflow-artifacts:";

    /// <summary>Whether the server passes artifacts on, so that they can be sent to it.</summary>
    public bool TakesArtifacts => ArtifactUri.StartsWith(Proxy, StringComparison.Ordinal);

    /// <summary>The path of its artifacts at the server's proxy.</summary>
    public string ArtifactPath => TakesArtifacts ? new Uri(ArtifactUri).AbsolutePath.Trim('/') : string.Empty;
}
