using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>Settings as a flat table, as runs are compared and tracked by.</summary>
internal static class FlatSettings
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Every value by its path, such as <c>train-reader.training.steps</c>; what is not set is left out.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<KeyValuePair<string, object>> sections)
    {
        var flat = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, settings) in sections)
            Add(name, JsonSerializer.SerializeToNode(settings, settings.GetType(), Format), flat);
        return flat;
    }

    private static void Add(string path, JsonNode? node, SortedDictionary<string, string> flat)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map)
                    Add($"{path}.{key}", value, flat);
                break;
            case JsonArray list when list.Any(v => v is JsonObject):
                for (var i = 0; i < list.Count; i++)
                    Add($"{path}.{i + 1}", list[i], flat);
                break;
            case JsonArray list:
                flat[path] = string.Join(", ", list.Select(v => v?.ToString()));
                break;
            case not null:
                flat[path] = node.ToString();
                break;
        }
    }
}
