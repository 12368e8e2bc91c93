using System.Globalization;
using Dobble.Vision;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Dobble.Data.Labels;

/// <summary>The names of a YOLO folder's classes.</summary>
internal static class YoloClasses
{
    /// <summary>The plain list of classes, one a line.</summary>
    public const string ListName = "classes.txt";

    private static readonly string[] Descriptions = ["data.yaml", "data.yml", "dataset.yaml"];

    /// <summary>Whether a folder names classes.</summary>
    public static bool AreAt(string folder) => Descriptions.Append(ListName).Any(f => File.Exists(Path.Combine(folder, f)));

    /// <summary>Reads <c>data.yaml</c> (names as a list or by number), else <c>classes.txt</c>.</summary>
    /// <exception cref="DobbleException">There is neither, or it is broken.</exception>
    public static IReadOnlyDictionary<int, string> Load(string folder)
    {
        if (Descriptions.Select(f => Path.Combine(folder, f)).FirstOrDefault(File.Exists) is { } yaml)
            return FromYaml(yaml);
        var list = new[] { folder, Path.Combine(folder, "labels") }.Select(f => Path.Combine(f, ListName)).FirstOrDefault(File.Exists)
            ?? throw new DobbleException($"{folder}: has neither data.yaml nor classes.txt, so the classes have no names; add one of them");
        return Numbered(File.ReadLines(list).Select(l => l.Trim()).Where(l => l.Length > 0));
    }

    private static Dictionary<int, string> FromYaml(string path)
    {
        try
        {
            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            return yaml.Documents is [{ RootNode: YamlMappingNode root }, ..] && root.Children.TryGetValue("names", out var names)
                ? Names(names)
                : throw new DobbleException($"{path}: has no names; list the classes under 'names'");
        }
        catch (YamlException e)
        {
            throw new DobbleException($"{path}, line {e.Start.Line}: broken YAML; mend that line", e);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new DobbleException($"{path}: 'names' is neither a list nor names by number; mend it", e);
        }
    }

    private static Dictionary<int, string> Names(YamlNode names) => names switch
    {
        YamlSequenceNode list => Numbered(list.Children.Select(Scalar)),
        YamlMappingNode map => map.Children.ToDictionary(e => int.Parse(Scalar(e.Key), CultureInfo.InvariantCulture), e => Scalar(e.Value)),
        _ => throw new FormatException(),
    };

    private static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value ?? throw new FormatException();

    private static Dictionary<int, string> Numbered(IEnumerable<string> names) =>
        names.Select((name, i) => (name, i)).ToDictionary(n => n.i, n => n.name);
}
