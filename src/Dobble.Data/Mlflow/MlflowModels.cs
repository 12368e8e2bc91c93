using System.Text.Json.Nodes;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Mlflow;

/// <summary>Fetches models that runs left on a server, or that its registry names.</summary>
/// <param name="address">The server.</param>
/// <param name="variable">Looks up variables: the keys of buckets.</param>
public sealed class MlflowModels(MlflowAddress address, Func<string, string?> variable) : IDisposable
{
    private const string Registry = "models:/";
    private readonly MlflowClient _client = new(address);

    /// <summary>Opens the files of a model.</summary>
    /// <param name="model">A run's identity, whose artifact <c>model</c> is meant, <c>models:/NAME/VERSION</c>,
    /// <c>models:/NAME/latest</c> or <c>models:/NAME@ALIAS</c>.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>Fetches a file by its name into another; says whether it is there.</returns>
    /// <exception cref="DobbleException">There is no such model, or its files cannot be reached.</exception>
    public async Task<Func<string, string, Task<bool>>> OpenAsync(string model, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(model);
        var uri = model.StartsWith(Registry, StringComparison.Ordinal)
            ? await RegisteredAsync(model, stop)
            : Text((await AskAsync("runs/get?run_id=" + Uri.EscapeDataString(model), model, stop))["run"]?["info"]?["artifact_uri"])
                + "/model";
        _artifacts = MlflowArtifacts.Open(_client, uri, variable) ?? throw new DobbleException(
            $"{address.Server}: keeps the files of {model} at '{Printable.Line(uri)}', which cannot be reached from here; "
                + "start the server with --serve-artifacts, or fetch the model's folder from there");
        return (name, file) => _artifacts.FetchAsync(name, file, stop);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _artifacts?.Dispose();
        _client.Dispose();
    }

    private MlflowArtifacts? _artifacts;

    private async Task<string> RegisteredAsync(string model, CancellationToken stop)
    {
        var name = model[Registry.Length..];
        var version = name.Split('@') is [{ Length: > 0 } aliased, { Length: > 0 } alias]
            ? (aliased, Text((await AskAsync($"registered-models/alias?name={Escaped(aliased)}&alias={Escaped(alias)}", model, stop))
                ["model_version"]?["version"]))
            : name.Split('/') is not [{ Length: > 0 } plain, { Length: > 0 } number]
                ? throw new DobbleException($"{model}: write models:/NAME/VERSION, models:/NAME/latest or models:/NAME@ALIAS")
            : (plain, number == "latest" ? await LatestAsync(plain, model, stop) : number);
        var asked = $"model-versions/get-download-uri?name={Escaped(version.Item1)}&version={Escaped(version.Item2)}";
        return Text((await AskAsync(asked, model, stop))["artifact_uri"]);
    }

    private async Task<string> LatestAsync(string name, string model, CancellationToken stop)
    {
        var filter = Escaped($"name='{name}'");
        var known = await AskAsync($"model-versions/search?filter={filter}", model, stop);
        return (known["model_versions"] as JsonArray)?.Select(v => Text(v?["version"])).MaxBy(v => int.TryParse(v, out var n) ? n : 0)
            ?? throw Unknown(model);
    }

    private async Task<JsonObject> AskAsync(string query, string model, CancellationToken stop)
    {
        try
        {
            return await _client.GetAsync(query, stop) ?? throw Unknown(model);
        }
        catch (DobbleException e) when (e.Message.Contains(" answers 400 ", StringComparison.Ordinal)
            || e.Message.Contains(" answers 404 ", StringComparison.Ordinal))
        {
            throw Unknown(model);
        }
    }

    private DobbleException Unknown(string model) => new($"{address.Server}: knows no {model}; check the name");

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;
}
