using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>The files of a source: all below a folder, hidden ones left out, or one export file with what lies around it.</summary>
internal sealed class SourceTree
{
    private const int Deepest = 6;
    private const string CocoFolder = "annotations";

    private SourceTree(string place, string root, IReadOnlyList<string> files) => (Place, Root, Files) = (place, root, files);

    /// <summary>The folder or file, as it was named.</summary>
    public string Place { get; }

    /// <summary>The folder that paths are relative to.</summary>
    public string Root { get; }

    /// <summary>The files to look for labels in, with full paths, sorted.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Looks at a folder or file.</summary>
    /// <exception cref="DobbleException">There is no such thing.</exception>
    public static SourceTree Of(string place)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place));
        if (Directory.Exists(path))
            return new SourceTree(place, path, Below(path));
        if (!File.Exists(path))
            throw new DobbleException($"{place}: no such file or folder; name a folder of labelled photos or an export file");
        var folder = Path.GetDirectoryName(path)!;
        return new SourceTree(place, Path.GetFileName(folder) == CocoFolder ? Path.GetDirectoryName(folder)! : folder, [path]);
    }

    /// <summary>Every file below a folder, sorted.</summary>
    public static string[] Below(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions
        { RecurseSubdirectories = true, MaxRecursionDepth = Deepest, IgnoreInaccessible = true }).Order(StringComparer.Ordinal),
    ];

    /// <summary>The files with one of these endings.</summary>
    public IEnumerable<string> With(params string[] endings) => Files.Where(f => endings.Contains(Path.GetExtension(f).ToLowerInvariant()));

    /// <summary>A file's path below the root.</summary>
    public string Relative(string file) => Path.GetRelativePath(Root, file);

    /// <summary>The folders that hold these files, for people.</summary>
    public string FoldersOf(IEnumerable<string> files)
    {
        var folders = files.Select(f => Path.GetDirectoryName(Relative(f))!).Distinct();
        return Printable.List([.. folders.Select(f => f.Length == 0 ? "./" : f + "/")], 4);
    }

    /// <summary>What kinds of files there are, for people: <c>12 .jpg, 3 .csv</c>.</summary>
    public string Kinds() => Printable.List(
        [.. Files.CountBy(f => Path.GetExtension(f).ToLowerInvariant()).OrderByDescending(k => k.Value)
            .Select(k => $"{k.Value} {(k.Key.Length == 0 ? "without ending" : k.Key)}")], 6);
}
