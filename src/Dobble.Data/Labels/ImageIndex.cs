using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>
/// The image files below a folder, found by the names that labels give them. A name only ever selects one of these files,
/// so it cannot lead anywhere else, whatever it says.
/// </summary>
internal sealed class ImageIndex
{
    private readonly Lazy<ILookup<string, string>> _byName;
    private readonly Lazy<ILookup<string, string>> _byStem;

    /// <summary>Indexes a folder when it is first asked.</summary>
    public ImageIndex(string folder)
    {
        var files = new Lazy<string[]>(() => [.. SourceTree.Below(folder).Where(ImageFiles.CanBecomePhoto)]);
        _byName = new(() => files.Value.ToLookup(Path.GetFileName, StringComparer.OrdinalIgnoreCase)!);
        _byStem = new(() => files.Value.ToLookup(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)!);
    }

    /// <summary>
    /// The file that a photo's name means: of those with its last part the one beside its labels, else the one whose folders agree
    /// furthest, else the one of its list; null where there is none.
    /// </summary>
    /// <exception cref="DobbleException">Several files fit alike.</exception>
    public string? Find(SourcePhoto photo)
    {
        var parts = photo.Name.Split('/', '\\');
        string[] fitting = [.. _byName.Value[parts[^1]]];
        if (fitting.Length == 0)
            fitting = [.. _byStem.Value[StemOf(parts[^1])]];
        if (fitting.Length > 1)
            fitting = Narrowed(fitting, f => Path.GetDirectoryName(f) == photo.Beside);
        if (fitting.Length > 1)
            fitting = [.. fitting.GroupBy(f => Agreement(f, parts)).MaxBy(g => g.Key)!];
        if (fitting.Length > 1)
            fitting = Narrowed(fitting, f => SourceSplits.OfPath(f) == photo.Split);
        return fitting.Length < 2 ? fitting.FirstOrDefault() : throw new DobbleException(
            $"{fitting.Length} images could be meant, {Printable.Line(fitting[0])} and {Printable.Line(fitting[1])}: keep one");
    }

    private static string[] Narrowed(string[] files, Func<string, bool> wanted) =>
        files.Where(wanted).ToArray() is { Length: > 0 } some ? some : files;

    private static string StemOf(string name) =>
        ImageFiles.CanBecomePhoto(name) ? Path.GetFileNameWithoutExtension(name) : name;

    private static int Agreement(string file, string[] parts)
    {
        var own = file.Split(Path.DirectorySeparatorChar);
        var count = 1;
        while (count < own.Length && count < parts.Length && own[^(count + 1)] == parts[^(count + 1)])
            count++;
        return count;
    }
}
