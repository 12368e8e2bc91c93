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
    private const string Files = "/api/2.0/mlflow-artifacts/artifacts";
    private readonly LocalServer _server;
    private int _requests;

    public TrackingServer() => _server = new LocalServer(async (context, _) =>
    {
        var (status, answer) = Answer(context.Request, await LocalServer.BodyAsync(context));
        var fetched = context.Request.HttpMethod == "GET"
            && context.Request.Url!.AbsolutePath.StartsWith(Files + "/", StringComparison.Ordinal)
            ? Uri.UnescapeDataString(context.Request.Url.AbsolutePath[(Files.Length + 1)..]) : null;
        if (fetched is not null && status == 404 && Artifacts!.TryGetValue(fetched, out var file))
            await LocalServer.SendAsync(context, 200, file);
        else
            await LocalServer.SendAsync(context, status, Encoding.UTF8.GetBytes(answer.ToJsonString()));
    });

    public ConcurrentDictionary<string, JsonObject> Runs { get; } = [];

    public ConcurrentDictionary<string, byte[]> Artifacts { get; } = [];

    public ConcurrentDictionary<string, List<(string Run, JsonArray Tags)>> Models { get; } = [];

    public ConcurrentDictionary<string, string> Experiments { get; } = [];

    /// <summary>Versions by model and alias, such as <c>table champion</c>.</summary>
    public ConcurrentDictionary<string, string> Aliases { get; } = [];

    /// <summary>Where the server says that it keeps artifacts; a bucket or folder is one that it does not pass on.</summary>
    public string ArtifactRoot { get; init; } = "mlflow-artifacts:/1";

    /// <summary>A tag of a run.</summary>
    public string TagOf(string run, string name) =>
        Runs[run]["tags"]!.AsArray().Last(t => Text(t!, "key") == name)!["value"]!.ToString();

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
        if (path == Files)
            return (200, Listed(request.QueryString["path"]!));
        if (request.HttpMethod == "PUT" && path.StartsWith(Files, StringComparison.Ordinal))
        {
            Artifacts[Uri.UnescapeDataString(path[(Files.Length + 1)..])] = bytes;
            return (200, []);
        }

        if (path.StartsWith(Files, StringComparison.Ordinal))
            return (404, []);
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
            "runs/get" => Runs.ContainsKey(request.QueryString["run_id"]!)
                ? (200, new JsonObject { ["run"] = Info(request.QueryString["run_id"]!) })
                : (404, Error("RESOURCE_DOES_NOT_EXIST")),
            "runs/set-tag" => Tag(body),
            "metrics/get-history" => (200, History(request.QueryString["run_id"]!, request.QueryString["metric_key"]!)),
            "registered-models/alias" => request.HttpMethod == "POST" ? Alias(body)
                : Aliases.TryGetValue($"{request.QueryString["name"]} {request.QueryString["alias"]}", out var version)
                    ? (200, new JsonObject { ["model_version"] = new JsonObject { ["version"] = version } })
                : (404, Error("RESOURCE_DOES_NOT_EXIST")),
            "model-versions/get-download-uri" => Download(request.QueryString["name"]!, request.QueryString["version"]!),
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
        {
            ["run_name"] = Text(body, "run_name"),
            ["tags"] = body["tags"]!.DeepClone(),
            ["metrics"] = new JsonArray(),
            ["params"] = new JsonArray(),
            ["status"] = "RUNNING"
        };
        return new JsonObject { ["run"] = Info(id) };
    }

    private JsonObject Search(JsonObject body)
    {
        var match = TagFilter().Match(Text(body, "filter"));
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

    private (int, JsonObject) Tag(JsonObject body)
    {
        Runs[Text(body, "run_id")]["tags"]!.AsArray().Add(new JsonObject { ["key"] = Text(body, "key"), ["value"] = Text(body, "value") });
        return (200, []);
    }

    private (int, JsonObject) Alias(JsonObject body)
    {
        Aliases[$"{Text(body, "name")} {Text(body, "alias")}"] = Text(body, "version");
        return (200, []);
    }

    private (int, JsonObject) Download(string name, string version) =>
        Models.TryGetValue(name, out var versions) && int.TryParse(version, out var number) && number >= 1 && number <= versions.Count
            ? (200, new JsonObject { ["artifact_uri"] = $"{ArtifactRoot}/{versions[number - 1].Run}/artifacts/model" })
            : (404, Error("RESOURCE_DOES_NOT_EXIST"));

    private JsonObject History(string run, string metric) => new()
    { ["metrics"] = new JsonArray([.. Runs[run]["metrics"]!.AsArray().Where(m => Text(m!, "key") == metric).Select(m => m!.DeepClone())]) };

    // Of a folder its files and the folders in it, by their last names.
    private JsonObject Listed(string folder)
    {
        var inside = Artifacts.Where(a => a.Key.StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(a => (Parts: a.Key[(folder.Length + 1)..].Split('/'), Size: a.Value.Length)).ToArray();
        return new JsonObject
        {
            ["files"] = new JsonArray(
            [
                .. inside.Where(a => a.Parts.Length == 1)
                    .Select(a => (JsonNode)new JsonObject { ["path"] = a.Parts[0], ["is_dir"] = false, ["file_size"] = $"{a.Size}" }),
                .. inside.Where(a => a.Parts.Length > 1).Select(a => a.Parts[0]).Distinct()
                    .Select(name => (JsonNode)new JsonObject { ["path"] = name, ["is_dir"] = true }),
            ]),
        };
    }

    private JsonObject Versions(string filter)
    {
        var known = Models.TryGetValue(filter.Split('\'')[1], out var versions) ? versions : [];
        return new JsonObject
        {
            ["model_versions"] =
            new JsonArray([.. known.Select((v, i) =>
                (JsonNode)new JsonObject { ["run_id"] = v.Run, ["version"] = $"{i + 1}", ["tags"] = v.Tags.DeepClone() })])
        };
    }

    private JsonObject Version(JsonObject body)
    {
        var versions = Models[Text(body, "name")];
        versions.Add((Text(body, "run_id"), body["tags"]?.DeepClone().AsArray() ?? []));
        return new JsonObject { ["model_version"] = new JsonObject { ["version"] = $"{versions.Count}" } };
    }

    private JsonObject Info(string id) => new()
    {
        ["info"] = new JsonObject
        { ["run_id"] = id, ["artifact_uri"] = $"{ArtifactRoot}/{id}/artifacts", ["status"] = Runs[id]["status"]!.ToString() },
        ["data"] = new JsonObject { ["params"] = Runs[id]["params"]!.DeepClone(), ["metrics"] = Runs[id]["metrics"]!.DeepClone() },
    };

    private static JsonObject Error(string code) => new() { ["error_code"] = code, ["message"] = $"told to fail: {code}" };

    private static string Text(JsonNode node, string key) => node[key]!.ToString();

    [GeneratedRegex(@"tags\.`([^`]*)` = '([^']*)'")]
    private static partial Regex TagFilter();

    [GeneratedRegex(@"^[/\w.\- ]+$")]
    private static partial Regex Name();
}
