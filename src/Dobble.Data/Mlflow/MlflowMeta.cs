using System.Collections;
using System.Globalization;
using Dobble.Data.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Dobble.Data.Mlflow;

/// <summary>The <c>meta.yaml</c> files of MLflow's layout: flat, keys in order of the alphabet.</summary>
internal static class MlflowMeta
{
    /// <summary>Writes a file; a reader sees the old one or the new one.</summary>
    public static void Write(string folder, IReadOnlyDictionary<string, object?> values)
    {
        var sorted = new YamlMappingNode(
            values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => KeyValuePair.Create<YamlNode, YamlNode>(v.Key, Node(v.Value))));
        AtomicFile.Write(Path.Combine(folder, "meta.yaml"), new SerializerBuilder().Build().Serialize(sorted));
    }

    /// <summary>Reads a file; null where there is none.</summary>
    public static IReadOnlyDictionary<string, string?>? Read(string folder)
    {
        var path = Path.Combine(folder, "meta.yaml");
        return File.Exists(path)
            ? new DeserializerBuilder().Build().Deserialize<Dictionary<string, object?>>(File.ReadAllText(path))
                .ToDictionary(v => v.Key, v => v.Value?.ToString())
            : null;
    }

    // All text is quoted: MLflow reads YAML 1.1, which takes a name such as yes, 12:30 or 2026-11-23 for something else.
    private static YamlNode Node(object? value) => value switch
    {
        null => new YamlScalarNode("null"),
        string text => new YamlScalarNode(text) { Style = ScalarStyle.DoubleQuoted },
        ICollection { Count: 0 } => new YamlSequenceNode { Style = YamlDotNet.Core.Events.SequenceStyle.Flow },
        _ => new YamlScalarNode(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };
}
