using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dobble.TestKit;

/// <summary>
/// Keeps runs as MLflow's REST API 2.0 documents it: limits of batches, parameters that may not change, errors with their codes, artifacts
/// through the proxy, a password. It can be told to fail.
/// </summary>
public sealed partial class TrackingServer : IDisposable
{
    private readonly LocalServer _server;
    private int _requests;

    public TrackingServer() => _server = new LocalServer(async (context, _) =>
    {
        var (status, answer) = Answer(context.Request, await LocalServer.BodyAsync(context));
        await LocalServer.SendAsync(context, status, Encoding.UTF8.GetBytes(answer.ToJsonString()));
    });

    public ConcurrentDictionary<string, JsonObject> Runs { get; } = [];

    public ConcurrentDictionary<string, byte[]> Artifacts { get; } = [];

    public ConcurrentDictionary<string, List<string>> Models { get; } = [];

    public ConcurrentDictionary<string, string> Experiments { get; } = [];

    /// <summary>From this request on every answer is an error; 0 for never.</summary>
    public int FailsFrom { get; set; }

    public string? Variable(string name) => name switch
    {
        "MLFLOW_TRACKING_URI" => _server.Address,
        "MLFLOW_TRACKING_USERNAME" => "ann",
        "MLFLOW_TRACKING_PASSWORD" => "secret",
        _ => null,
    };

    public void Dispose() => _server.Dispose();

    private (int Status, JsonObject Answer) Answer(HttpListenerRequest request, byte[] bytes)
    {
        if (request.Headers["Authorization"] != "Basic " + Convert.ToBase64String("ann:secret"u8))
            return (401, []);
        if (FailsFrom > 0 && ++_requests >= FailsFrom)
            return (500, Error("INTERNAL_ERROR"));
        var path = request.Url!.AbsolutePath;
        const string artifacts = "/api/2.0/mlflow-artifacts/artifacts/";
        if (request.HttpMethod == "PUT" && path.StartsWith(artifacts, StringComparison.Ordinal))
        {
            Artifacts[Uri.UnescapeDataString(path[artifacts.Length..])] = bytes;
            return (200, []);
        }

        // MLflow 3 reads no body that comes in chunks, and then misses what it should hold.
        if (request is { HttpMethod: "POST", ContentLength64: < 0 })
            return (400, Error("INVALID_PARAMETER_VALUE"));
        var body = bytes.Length > 0 ? JsonNode.Parse(bytes)!.AsObject() : [];
        return path["/api/2.0/mlflow/".Length..] switch
        {
            "experiments/get-by-name" => Experiments.TryGetValue(request.QueryString["experiment_name"]!, out var id)
                ? (200, new JsonObject { ["experiment"] = new JsonObject { ["experiment_id"] = id } })
                : (404, Error("RESOURCE_DOES_NOT_EXIST")),
            "experiments/create" =>
                (200, new JsonObject { ["experiment_id"] = Experiments[Text(body, "name")] = $"{Experiments.Count + 1}" }),
            "runs/search" => (200, Search(body)),
            "runs/create" => (200, Create(body)),
            "runs/log-batch" => Log(body),
            "runs/update" => Update(body),
            "registered-models/create" => Models.TryAdd(Text(body, "name"), []) ? (200, []) : (400, Error("RESOURCE_ALREADY_EXISTS")),
            "model-versions/search" => (200, Versions(request.QueryString["filter"]!)),
            "model-versions/create" => (200, Version(body)),
            _ => (404, Error("ENDPOINT_NOT_FOUND")),
        };
    }

    private JsonObject Create(JsonObject body)
    {
        var id = Guid.NewGuid().ToString("N");
        Runs[id] = new JsonObject
        { ["tags"] = body["tags"]!.DeepClone(), ["metrics"] = new JsonArray(), ["params"] = new JsonArray(), ["status"] = "RUNNING" };
        return new JsonObject { ["run"] = Info(id) };
    }

    private JsonObject Search(JsonObject body)
    {
        var match = Tag().Match(Text(body, "filter"));
        var found = Runs.Where(r =>
            r.Value["tags"]!.AsArray().Any(t => Text(t!, "key") == match.Groups[1].Value && Text(t!, "value") == match.Groups[2].Value));
        return new JsonObject { ["runs"] = new JsonArray([.. found.Select(r => (JsonNode)Info(r.Key))]) };
    }

    private (int, JsonObject) Log(JsonObject body)
    {
        var (metrics, parameters) = (body["metrics"]!.AsArray(), body["params"]!.AsArray());
        if (metrics.Count > 1000 || parameters.Count > 100 || metrics.Count + parameters.Count > 1000)
            return (400, Error("INVALID_PARAMETER_VALUE"));
        if (metrics.Concat(parameters).Any(v => !Name().IsMatch(Text(v!, "key"))))
            return (400, Error("INVALID_PARAMETER_VALUE"));
        var run = Runs[Text(body, "run_id")];
        foreach (var metric in metrics)
            run["metrics"]!.AsArray().Add(metric!.DeepClone());
        foreach (var parameter in parameters)
        {
            if (run["params"]!.AsArray()
                .Any(p => Text(p!, "key") == Text(parameter!, "key") && Text(p!, "value") != Text(parameter!, "value")))
                return (400, Error("INVALID_PARAMETER_VALUE"));
            run["params"]!.AsArray().Add(parameter!.DeepClone());
        }

        return (200, []);
    }

    private (int, JsonObject) Update(JsonObject body)
    {
        Runs[Text(body, "run_id")]["status"] = Text(body, "status");
        return (200, []);
    }

    private JsonObject Versions(string filter)
    {
        var runs = Models.TryGetValue(filter.Split('\'')[1], out var versions) ? versions : [];
        return new JsonObject
        {
            ["model_versions"] =
            new JsonArray([.. runs.Select((run, i) => (JsonNode)new JsonObject { ["run_id"] = run, ["version"] = $"{i + 1}" })])
        };
    }

    private JsonObject Version(JsonObject body)
    {
        var versions = Models[Text(body, "name")];
        versions.Add(Text(body, "run_id"));
        return new JsonObject { ["model_version"] = new JsonObject { ["version"] = $"{versions.Count}" } };
    }

    private static JsonObject Info(string id) =>
        new() { ["info"] = new JsonObject { ["run_id"] = id, ["artifact_uri"] = $"mlflow-artifacts:/1/{id}/artifacts" } };

    private static JsonObject Error(string code) => new() { ["error_code"] = code, ["message"] = $"told to fail: {code}" };

    private static string Text(JsonNode node, string key) => node[key]!.ToString();

    [GeneratedRegex(@"tags\.`([^`]*)` = '([^']*)'")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[/\w.\- ]+$")]
    private static partial Regex Name();
}
