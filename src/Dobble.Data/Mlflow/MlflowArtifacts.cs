using System.Globalization;
using System.Text.Json.Nodes;
using Dobble.Data.Stores;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>
/// The files of a run or model on a server: through the server's own proxy (<c>mlflow-artifacts:</c>), or where the server keeps them in a
/// bucket (<c>s3://</c>) in that, with the keys of this machine, as MLflow's own client does.
/// </summary>
internal sealed class MlflowArtifacts : IDisposable
{
    private const string Proxy = "mlflow-artifacts:";
    private const string Path = "api/2.0/mlflow-artifacts/artifacts";
    private readonly MlflowClient _client;
    private readonly IStore? _bucket;
    private readonly string _root;

    private MlflowArtifacts(MlflowClient client, IStore? bucket, string root) => (_client, _bucket, _root) = (client, bucket, root);

    /// <summary>Opens the place of artifacts.</summary>
    /// <param name="client">The server.</param>
    /// <param name="uri">Where the server says that they are.</param>
    /// <param name="variable">Looks up a variable: <c>MLFLOW_S3_ENDPOINT_URL</c> names another service than Amazon's.</param>
    /// <returns>Null where they can be reached neither way.</returns>
    /// <exception cref="DobbleException">They are in a bucket, and there are no keys for it.</exception>
    public static MlflowArtifacts? Open(MlflowClient client, string uri, Func<string, string?> variable)
    {
        if (uri.StartsWith(Proxy, StringComparison.Ordinal) && Uri.TryCreate(uri, UriKind.Absolute, out var parsed))
            return new MlflowArtifacts(client, null, Uri.UnescapeDataString(parsed.AbsolutePath).Trim('/'));
        return uri.StartsWith("s3://", StringComparison.Ordinal)
            ? new MlflowArtifacts(client, StoreAddress.Open(uri, name => Endpoint(name, variable) ?? variable(name)), string.Empty)
            : null;
    }

    /// <summary>The paths of what is there, with sizes in bytes; null for a size that is not told, where what is there is whole.</summary>
    public async Task<IReadOnlyDictionary<string, long?>> ListAsync(CancellationToken stop)
    {
        var found = new Dictionary<string, long?>(StringComparer.Ordinal);
        if (_bucket is not null)
        {
            foreach (var key in await _bucket.ListAsync(string.Empty, stop))
                found[key] = null;
            return found;
        }

        var folders = new Stack<string>([string.Empty]);
        while (folders.TryPop(out var folder))
        {
            var answer = await _client.GetRootedAsync($"{Path}?path={Uri.EscapeDataString(Join(_root, folder))}", stop);
            foreach (var file in answer["files"] as JsonArray ?? [])
            {
                var path = Join(folder, Text(file?["path"]));
                if (Text(file?["is_dir"]) == "true")
                    folders.Push(path);
                else
                    found[path] = long.TryParse(Text(file?["file_size"]), CultureInfo.InvariantCulture, out var size) ? size : null;
            }
        }

        return found;
    }

    /// <summary>Sends a file.</summary>
    public Task SendAsync(string path, string file, CancellationToken stop) =>
        _bucket?.PutAsync(path, file, stop) ?? _client.PutAsync(AddressOf(path), file, stop);

    /// <summary>Fetches a file.</summary>
    /// <returns>Whether it is there.</returns>
    public Task<bool> FetchAsync(string path, string file, CancellationToken stop) =>
        _bucket?.GetAsync(path, file, stop) ?? _client.FetchAsync(AddressOf(path), file, stop);

    public void Dispose() => _bucket?.Dispose();

    // MLflow's own name for what AWS's clients call so.
    private static string? Endpoint(string name, Func<string, string?> variable) =>
        name == "AWS_ENDPOINT_URL_S3" && variable("MLFLOW_S3_ENDPOINT_URL") is { Length: > 0 } endpoint ? endpoint : null;

    private string AddressOf(string path) => $"{Path}/{string.Join('/', Join(_root, path).Split('/').Select(Uri.EscapeDataString))}";

    private static string Join(string folder, string name) => folder.Length == 0 ? name : name.Length == 0 ? folder : $"{folder}/{name}";

    private static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;
}
