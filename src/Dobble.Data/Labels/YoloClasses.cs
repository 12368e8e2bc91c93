using System.Globalization;
using Dobble.Vision;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Dobble.Data.Labels;

/// <summary>The classes of YOLO labels.</summary>
/// <param name="Names">Their names by number.</param>
/// <param name="HaveKeyPoints">Whether lines hold key points after the box.</param>
internal sealed record YoloClasses(IReadOnlyDictionary<int, string> Names, bool HaveKeyPoints)
{
    // The first kind that is there counts.
    private static readonly Func<string, bool>[] Kinds =
    [
        name => name is "data.yaml" or "data.yml" or "dataset.yaml",
        name => name.EndsWith(".names", StringComparison.Ordinal) || name == "_darknet.labels",
        name => name == "classes.txt",
    ];

    /// <summary>Whether a file names classes.</summary>
    public static bool IsNames(string file) => Kinds.Any(isKind => isKind(Path.GetFileName(file)));

    /// <summary>The files that name classes, of the kind that counts.</summary>
    public static string[] Files(SourceTree tree) =>
        Kinds.Select(isKind => tree.Files.Where(f => isKind(Path.GetFileName(f))).ToArray()).FirstOrDefault(f => f.Length > 0) ?? [];

    /// <summary>
    /// Reads <c>data.yaml</c> (names as a list or by number), else Darknet's <c>.names</c>, else <c>classes.txt</c>, wherever it lies.
    /// </summary>
    /// <exception cref="DobbleException">There is none, it is broken, or two name the classes differently.</exception>
    public static YoloClasses Load(SourceTree tree)
    {
        var files = Files(tree);
        if (files.Length == 0)
            throw new DobbleException(
                $"{tree.Place}: has neither data.yaml nor classes.txt, so the classes have no names; add one of them");
        YoloClasses[] all = [.. files.Select(Read)];
        for (var i = 1; i < all.Length; i++)
        {
            if (!all[i].Names.OrderBy(n => n.Key).SequenceEqual(all[0].Names.OrderBy(n => n.Key)))
                throw new DobbleException($"{files[0]} and {files[i]}: name the classes differently; ingest one folder at a time");
        }

        return all[0];
    }

    private static YoloClasses Read(string file) => Path.GetExtension(file) is ".yaml" or ".yml"
        ? FromYaml(file)
        : new YoloClasses(Numbered(File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 0)), HaveKeyPoints: false);

    private static YoloClasses FromYaml(string path)
    {
        try
        {
            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            return yaml.Documents is [{ RootNode: YamlMappingNode root }, ..] && root.Children.TryGetValue("names", out var names)
                ? new YoloClasses(NamesOf(names), root.Children.ContainsKey("kpt_shape"))
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

    private static Dictionary<int, string> NamesOf(YamlNode names) => names switch
    {
        YamlSequenceNode list => Numbered(list.Children.Select(Scalar)),
        YamlMappingNode map => map.Children.ToDictionary(e => int.Parse(Scalar(e.Key), CultureInfo.InvariantCulture), e => Scalar(e.Value)),
        _ => throw new FormatException(),
    };

    private static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value ?? throw new FormatException();

    private static Dictionary<int, string> Numbered(IEnumerable<string> names) =>
        names.Select((name, i) => (name, i)).ToDictionary(n => n.i, n => n.name);
}
