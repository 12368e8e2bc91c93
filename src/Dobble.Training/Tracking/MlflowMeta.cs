using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Dobble.Training.Tracking;

/// <summary>The <c>meta.yaml</c> files of MLflow's layout: flat, keys in order of the alphabet.</summary>
internal static class MlflowMeta
{
    /// <summary>Writes a file; a reader sees the old one or the new one.</summary>
    public static void Write(string folder, IReadOnlyDictionary<string, object?> values)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "meta.yaml");
        var sorted = new SortedDictionary<string, object?>(values.ToDictionary(v => v.Key, v => v.Value), StringComparer.Ordinal);
        // Text is quoted where YAML would take it for a number: identities are text to MLflow.
        File.WriteAllText(path + ".tmp", new SerializerBuilder().WithQuotingNecessaryStrings().WithDefaultScalarStyle(ScalarStyle.Any).Build().Serialize(sorted));
        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <summary>Reads a file; null where there is none.</summary>
    public static IReadOnlyDictionary<string, string?>? Read(string folder)
    {
        var path = Path.Combine(folder, "meta.yaml");
        return File.Exists(path)
            ? new DeserializerBuilder().Build().Deserialize<Dictionary<string, object?>>(File.ReadAllText(path)).ToDictionary(v => v.Key, v => v.Value?.ToString())
            : null;
    }
}
