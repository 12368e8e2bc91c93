using System.Net;
using System.Text.Json.Nodes;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>Fetches what runs and registered models left on an MLflow server, through the server's own artifact proxy.</summary>
/// <param name="address">The server.</param>
public sealed class MlflowArtifacts(MlflowAddress address) : IDisposable
{
    private const string Api = "api/2.0/mlflow/";
    private const string Proxy = "mlflow-artifacts:";
    private readonly HttpClient _http = address.Open(TimeSpan.FromSeconds(60));

    /// <summary>Where the files of a model lie.</summary>
    /// <param name="model">A run's identity, whose artifact <c>model</c> is meant, or <c>models:/NAME/VERSION</c>.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The path at the server's artifact proxy.</returns>
    /// <exception cref="DobbleException">There is no such model, or the server does not pass artifacts on.</exception>
    public async Task<string> PathOfAsync(string model, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(model);
        string uri;
        if (model.StartsWith("models:/", StringComparison.Ordinal))
        {
            if (model["models:/".Length..].Split('/') is not [{ Length: > 0 } name, { Length: > 0 } version])
                throw new DobbleException($"{model}: write models:/NAME/VERSION");
            uri = Text(
                (await AskAsync($"model-versions/get-download-uri?name={Uri.EscapeDataString(name)}&version={Uri.EscapeDataString(version)}", model, stop))["artifact_uri"]);
        }
        else
        {
            uri = Text((await AskAsync("runs/get?run_id=" + Uri.EscapeDataString(model), model, stop))["run"]?["info"]?["artifact_uri"])
                + "/model";
        }

        return uri.StartsWith(Proxy, StringComparison.Ordinal) && Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
            ? parsed.AbsolutePath.Trim('/')
            : throw new DobbleException(
                $"{address.Server}: keeps the artifacts of {model} at '{Printable.Line(uri)}' and does not pass them on; start the server with --serve-artifacts, or fetch the model's folder from there");
    }

    /// <summary>Fetches a file.</summary>
    /// <returns>Whether it is there.</returns>
    public Task<bool> FetchAsync(string path, string file, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ToldAsync(async () =>
        {
            var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
            using var response = await _http.GetAsync(
                "api/2.0/mlflow-artifacts/artifacts/" + escaped, HttpCompletionOption.ResponseHeadersRead, stop);
            if (response.StatusCode == HttpStatusCode.NotFound)
                return false;
            Check(response, path);
            await using var target = File.Create(file);
            await response.Content.CopyToAsync(target, stop);
            return true;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Task<JsonObject> AskAsync(string query, string model, CancellationToken stop) => ToldAsync(async () =>
    {
        using var response = await _http.GetAsync(Api + query, stop);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
            throw new DobbleException($"{address.Server}: knows no {model}; check the name");
        Check(response, query.Split('?')[0]);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(stop)) as JsonObject ?? [];
    });

    private void Check(HttpResponseMessage response, string what)
    {
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new DobbleException(
                $"{address.Server}: the server denies access; check MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");
        if (!response.IsSuccessStatusCode)
            throw new DobbleException($"{address.Server}: the server answers {(int)response.StatusCode} to {what}; try again later");
    }

    private async Task<T> ToldAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or System.Text.Json.JsonException
            or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new DobbleException(
                $"{address.Server}: the server cannot be reached ({e.GetBaseException().Message.ReplaceLineEndings(" ")}); check MLFLOW_TRACKING_URI and try again", e);
        }
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;
}
