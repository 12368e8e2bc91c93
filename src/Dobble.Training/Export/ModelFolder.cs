using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobble.Training.Export;

/// <summary>The folder that models are loaded from: ONNX files, a card beside each, and <c>models.json</c> with their hashes.</summary>
internal sealed class ModelFolder(string folder)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private string Index => Path.Combine(folder, "models.json");

    /// <summary>Where a kind of model lies.</summary>
    public string PathOf(string kind) => Path.Combine(folder, kind + ".onnx");

    /// <summary>Where the weights of a kind of model lie, for a training to go on from.</summary>
    public string WeightsOf(string kind) => Path.Combine(folder, kind + ".weights");

    /// <summary>Where the reader's class vectors lie.</summary>
    public string Classes => Path.Combine(folder, "reader.classes");

    /// <summary>Enters a model's hash and writes its card.</summary>
    /// <param name="kind">Which model.</param>
    /// <param name="about">What the card says first.</param>
    /// <param name="facts">A table of the model's metadata.</param>
    public void Register(string kind, string about, IReadOnlyDictionary<string, string> facts)
    {
        var bytes = File.ReadAllBytes(PathOf(kind));
        var index = File.Exists(Index) ? JsonNode.Parse(File.ReadAllText(Index))!.AsObject() : [];
        index[kind + ".onnx"] = new JsonObject { ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        File.WriteAllText(Index + ".tmp", index.ToJsonString(Indented) + "\n");
        File.Move(Index + ".tmp", Index, overwrite: true);

        var rows = facts.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"| {f.Key} | {f.Value.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)} |");
        var size = string.Create(CultureInfo.InvariantCulture, $"{bytes.Length / 1e6:f2} MB");
        File.WriteAllText(Path.Combine(folder, kind + ".md"), $"""
            # {kind}.onnx

            {about}

            | | |
            |---|---|
            | size | {size} |
            {string.Join('\n', rows)}

            """);
    }
}
