using System.Text.RegularExpressions;
using Dobble.Data.Files;

namespace Dobble.Data.Labels;

/// <summary>
/// Which photos a source itself means for training, validation and test: by lists of images (<c>ImageSets/Main/train.txt</c>, Darknet's
/// <c>train.txt</c>, those that <c>obj.data</c> or <c>data.yaml</c> name), else by folders and files called so.
/// </summary>
internal sealed partial class SourceSplits
{
    /// <summary>The lists of a data set.</summary>
    public const string Train = "train", Validation = "val", Test = "test";

    /// <summary>Where a data set keeps the lists of what it was made of, below <c>ImageSets</c>.</summary>
    public const string Folder = "Source";

    private const long MaxBytes = 64 << 20;

    // VOC's other tasks have lists of their own; those in Main replaced those of the source.
    private static readonly string[] Others = ["Segmentation", "Layout", "Action", Folder];
    private readonly ILookup<string, (string[] Path, string Split)> _listed;

    /// <summary>Reads the lists of a source.</summary>
    public SourceSplits(SourceTree tree) => _listed = Lists(tree)
        .SelectMany(list => Lines(list.File).Select(line => (Path: line.Split('/', '\\'), list.Split)))
        .ToLookup(line => StemOf(line.Path[^1]), StringComparer.Ordinal);

    /// <summary>The list that a photo is on: <c>train</c>, <c>val</c>, <c>test</c>; null for none.</summary>
    /// <param name="name">The photo's name, with folders where they are known.</param>
    public string? Of(string name)
    {
        var parts = name.Split('/', '\\');
        var lines = _listed[StemOf(parts[^1])].ToArray();
        if (lines.Select(l => l.Split).Distinct().Count() < 2)
            return lines.Select(l => l.Split).FirstOrDefault() ?? OfPath(name);
        var best = lines.GroupBy(l => Agreement(l.Path[..^1], parts[..^1])).MaxBy(g => g.Key)!.Select(l => l.Split).Distinct().ToArray();
        return best.Length == 1 ? best[0] : OfPath(name);
    }

    /// <summary>The list that a path speaks of: by its last part that is called so.</summary>
    public static string? OfPath(string path) =>
        path.Split('/', '\\').Reverse().Skip(1).Select(OfFolder).FirstOrDefault(split => split is not null);

    /// <summary>The list that a file of many photos is for: by its name, else by its folders.</summary>
    public static string? OfFile(string path) =>
        Word().Match(Path.GetFileNameWithoutExtension(path)) is { Success: true } match ? Role(match.Groups[1].Value) : OfPath(path);

    /// <summary>Whether a file is a list of images and no labels file.</summary>
    public static bool IsList(string file) => Path.GetExtension(file) == ".txt"
        && OfFolder(Path.GetFileNameWithoutExtension(file)) is not null
        && Path.GetFileName(Path.GetDirectoryName(file)) != "labels";

    private static IEnumerable<(string File, string Split)> Lists(SourceTree tree)
    {
        var named = tree.Files.Where(f => Path.GetFileName(f) is "obj.data" or "data.yaml" or "data.yml" or "dataset.yaml")
            .SelectMany(f => Named(f, tree)).ToArray();
        return named.Concat(tree.Files.Where(IsList).Where(f => !Others.Contains(Path.GetFileName(Path.GetDirectoryName(f))))
            .Where(f => named.All(n => n.File != f))
            .Select(f => (f, OfFolder(Path.GetFileNameWithoutExtension(f))!)));
    }

    // key = value, or key: value; the value's last part is a list of this source, wherever it lay when the file was written.
    private static IEnumerable<(string File, string Split)> Named(string description, SourceTree tree) =>
        from line in Lines(description)
        let match = Setting().Match(line)
        where match.Success
        from list in tree.With(".txt")
        where Path.GetFileName(list) == match.Groups[2].Value.Split('/', '\\')[^1]
        select (list, Role(match.Groups[1].Value));

    private static IEnumerable<string> Lines(string file) =>
        new FileInfo(file).Length > MaxBytes ? [] : File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 0);

    // VOC writes a mark after the name: whether the photo shows the class.
    private static string StemOf(string name)
    {
        var plain = Mark().Replace(name, string.Empty);
        return ImageFiles.CanBecomePhoto(plain) ? Path.GetFileNameWithoutExtension(plain) : plain;
    }

    private static int Agreement(string[] a, string[] b) => a.Reverse().Zip(b.Reverse()).TakeWhile(p => p.First == p.Second).Count();

    private static string? OfFolder(string name) =>
        PartFolder().Match(name) is { Success: true } match ? Role(match.Groups[1].Value) : null;

    private static string Role(string word) =>
        char.ToLowerInvariant(word[1]) switch { 'r' => Train, 'a' => Validation, _ => Test };

    [GeneratedRegex(@"^(?:obj_)?(train|val|valid|validation|test)(?:ing)?\d*(?:_data)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PartFolder();

    [GeneratedRegex(@"(?<![a-z])(train|val|valid|validation|test)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*(train|val|valid|test)\s*[:=]\s*(\S+\.txt)\s*$")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\s+-?[01]$")]
    private static partial Regex Mark();
}
