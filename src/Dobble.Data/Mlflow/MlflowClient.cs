using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>Sends requests to a tracking server; whatever goes wrong is one line.</summary>
internal sealed class MlflowClient(MlflowAddress address) : IDisposable
{
    private const string Api = "api/2.0/mlflow/";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = address.Open(Timeout);

    /// <summary>The server.</summary>
    public Uri Address => address.Server;

    /// <summary>Asks; null where the server gives the error that is expected.</summary>
    /// <exception cref="DobbleException">The server is away, denies access or fails.</exception>
    public Task<JsonObject?> GetAsync(string path, CancellationToken stop, string expected = "RESOURCE_DOES_NOT_EXIST") =>
        SendAsync(HttpMethod.Get, Api + path, null, stop, expected);

    /// <summary>Tells.</summary>
    /// <exception cref="DobbleException">The server is away, denies access or fails.</exception>
    public async Task<JsonObject> PostAsync(string path, JsonObject body, CancellationToken stop) =>
        (await SendAsync(HttpMethod.Post, Api + path, body, stop))!;

    /// <summary>Tells; null where the server gives the error that is expected.</summary>
    /// <exception cref="DobbleException">The server is away, denies access or fails.</exception>
    public Task<JsonObject?> PostAsync(string path, JsonObject body, string expected, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, Api + path, body, stop, expected);

    /// <summary>Asks at an address that is not below the API's usual one.</summary>
    /// <exception cref="DobbleException">The server is away, denies access or fails.</exception>
    public async Task<JsonObject> GetRootedAsync(string path, CancellationToken stop) =>
        (await SendAsync(HttpMethod.Get, path, null, stop))!;

    /// <summary>Sends a file.</summary>
    /// <exception cref="DobbleException">The server is away, denies access or fails.</exception>
    public Task PutAsync(string path, string file, CancellationToken stop) => ToldAsync(async () =>
    {
        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        using var response = await _http.PutAsync(path, content, stop);
        await CheckAsync(response, "an artifact", stop);
        return true;
    });

    /// <summary>Fetches a file.</summary>
    /// <returns>Whether it is there.</returns>
    /// <exception cref="DobbleException">The server is away, denies access or fails.</exception>
    public Task<bool> FetchAsync(string path, string file, CancellationToken stop) => ToldAsync(async () =>
    {
        using var response = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, stop);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return false;
        await CheckAsync(response, "an artifact", stop);
        await using var target = File.Create(file);
        await response.Content.CopyToAsync(target, stop);
        return true;
    });

    public void Dispose() => _http.Dispose();

    private Task<JsonObject?> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken stop,
        string? expected = null) => ToldAsync(async () =>
    {
        using var request = new HttpRequestMessage(method, path);
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
            $"{Address}: the tracking server answers {(int)response.StatusCode} to {what.Split('?')[0]}: "
                + $"{Printable.Line(text.ReplaceLineEndings(" "), 160)}");
    }

    private async Task<T> ToldAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or JsonException
            or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new DobbleException(
                $"{Address}: the tracking server cannot be reached ({e.GetBaseException().Message.ReplaceLineEndings(" ")}); "
                    + "check MLFLOW_TRACKING_URI", e);
        }
    }
}
