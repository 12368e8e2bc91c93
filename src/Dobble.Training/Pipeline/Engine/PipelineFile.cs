using Dobble.Data.Configuration;
using Dobble.Vision;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>A pipeline's settings: a YAML file with one section a step, and what the command line sets over it.</summary>
internal sealed class PipelineFile
{
    /// <summary>The section that all steps share.</summary>
    public const string Common = "pipeline";

    private readonly string _path;
    private readonly YamlMappingNode _root;
    private readonly Dictionary<YamlNode, string> _set = new(ReferenceEqualityComparer.Instance);

    private PipelineFile(string path, YamlMappingNode root) => (_path, _root) = (path, root);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Values to set over it: the path of a key, such as <c>train-reader.training.steps</c>, and the value.</param>
    /// <exception cref="DobbleException">Missing or no YAML; the message names file and line.</exception>
    public static PipelineFile Load(string path, IEnumerable<KeyValuePair<string, string>> overrides)
    {
        if (!File.Exists(path))
            throw new DobbleException($"{path}: no such pipeline file; name one with --pipeline");
        try
        {
            var stream = new YamlStream();
            using (var reader = File.OpenText(path))
                stream.Load(reader);
            var node = stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode;
            if (node is not YamlMappingNode root)
                throw new DobbleException(
                    $"{path}, line {node.Start.Line}: a pipeline file has one section for each step: 'split:', 'upload:' and so on");
            var file = new PipelineFile(path, root);
            foreach (var (key, value) in overrides)
                file.Set(key, value);
            return file;
        }
        catch (YamlException e)
        {
            throw ErrorAt(path, e);
        }
        catch (InvalidOperationException e)
        {
            // The parser gives up so where a bracket is never closed.
            throw new DobbleException($"{path}, line {File.ReadLines(path).Count()}: a list or a map is not closed", e);
        }
    }

    /// <summary>Checks that every section belongs to a step.</summary>
    /// <exception cref="DobbleException">One does not; the message names the line.</exception>
    public void CheckSections(IReadOnlyList<string> known)
    {
        foreach (var key in _root.Children.Keys)
        {
            if (!known.Contains(key.ToString()))
                throw new DobbleException(
                    $"{_path}, line {key.Start.Line}: there is no step '{key}'; there are {string.Join(", ", known)}");
        }
    }

    /// <summary>The settings of a section; defaults where it is missing.</summary>
    /// <param name="section">The section.</param>
    /// <param name="type">The record of its settings.</param>
    /// <param name="used">Whether the settings are used: then ranges are checked too, and what must be given.</param>
    /// <exception cref="DobbleException">A key is unknown or a value does not fit; the message names file, line and key.</exception>
    public IConfig Read(string section, Type type, bool used = true)
    {
        var node = Child(_root, section);
        // A section that is named and left empty has the defaults.
        var isEmpty = node is null or YamlScalarNode { Value: null or "" };
        try
        {
            var config = isEmpty ? (IConfig)Activator.CreateInstance(type)!
                : (IConfig)Deserializer().Deserialize(new NodeParser(node!), type)!;
            if (used && config.Errors().FirstOrDefault() is { } error)
                throw new DobbleException($"{Place(KeyOf(node, error), node)}: {section}: {error}");
            return config;
        }
        catch (YamlException e)
        {
            var key = Keys(node).FirstOrDefault(k => k.Value.Start.Equals(e.Start) && _set.ContainsKey(k.Value));
            if (key.Key is null)
                key = Keys(node).FirstOrDefault(k => k.Value.Start.Equals(e.Start));
            var name = key.Key is null || _set.ContainsKey(key.Value) ? section : $"{section}: {key.Key}";
            throw new DobbleException(
                $"{(key.Key is null ? $"{_path}, line {e.Start.Line}" : Place(key, node))}: {name}: {YamlErrors.Reason(e)}", e);
        }
    }

    /// <summary>Settings as YAML, one section each.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, object>> sections) =>
        new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Serialize(sections.ToDictionary(s => s.Key, s => s.Value));

    private static IDeserializer Deserializer() =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnforceRequiredMembers().Build();

    private static YamlNode? Child(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private void Set(string key, string value)
    {
        var names = key.Split('.');
        var map = _root;
        foreach (var name in names[..^1])
        {
            if (Child(map, name) is not YamlMappingNode next)
                map.Children[new YamlScalarNode(name)] = next = new YamlMappingNode();
            map = next;
        }

        var stream = new YamlStream();
        using var reader = new StringReader(value);
        stream.Load(reader);
        var node = stream.Documents.Count == 0 ? new YamlScalarNode(string.Empty) : stream.Documents[0].RootNode;
        map.Children[new YamlScalarNode(names[^1])] = node;
        _set[node] = key;
    }

    // Every key of a section, those inside others too, with its value.
    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Keys(YamlNode? section) =>
        (section?.AllNodes ?? []).OfType<YamlMappingNode>().SelectMany(m => m.Children);

    // Settings say what is wrong with them by the key's name; the first that is named is meant.
    private static KeyValuePair<YamlNode, YamlNode> KeyOf(YamlNode? section, string error)
    {
        var keys = Keys(section).Where(k => k.Key.ToString() != "training").ToArray();
        return error.Split([' ', ':', ',', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => keys.LastOrDefault(k => k.Key.ToString() == word)).FirstOrDefault(k => k.Key is not null);
    }

    // Where a value was given: on the command line, or on a line of the file.
    private string Place(KeyValuePair<YamlNode, YamlNode> key, YamlNode? section) =>
        key.Key is not null && _set.TryGetValue(key.Value, out var option) ? $"--set {option}"
        : (key.Key ?? section)?.Start.Line is > 0 and var line ? $"{_path}, line {line}"
        : _path;

    private static DobbleException ErrorAt(string path, YamlException e) =>
        new($"{path}, line {e.Start.Line}: {YamlErrors.Reason(e)}", e);
}
