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
    /// <param name="folder">The folder.</param>
    /// <param name="depth">How many folders below it are looked into.</param>
    public ImageIndex(string folder, int depth = 4)
    {
        var files = new Lazy<string[]>(() => Files(folder, depth));
        _byName = new(() => files.Value.ToLookup(Path.GetFileName, StringComparer.OrdinalIgnoreCase)!);
        _byStem = new(() => files.Value.ToLookup(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)!);
    }

    /// <summary>
    /// The file that a name means: of those with its last part the one whose folders agree furthest; null where there is none.
    /// </summary>
    /// <exception cref="DobbleException">Several files fit alike.</exception>
    public string? Find(string name)
    {
        var parts = name.Split('/', '\\');
        string[] fitting = [.. _byName.Value[parts[^1]]];
        if (fitting.Length == 0)
            fitting = [.. _byStem.Value[StemOf(parts[^1])]];
        if (fitting.Length < 2)
            return fitting.FirstOrDefault();
        var best = fitting.GroupBy(f => Agreement(f, parts)).MaxBy(g => g.Key)!.ToArray();
        return best.Length == 1 ? best[0] : throw new DobbleException(
            $"{best.Length} images could be meant, {Printable.Line(best[0])} and {Printable.Line(best[1])}: keep one");
    }

    private static string StemOf(string name) =>
        ImageFiles.Is(name) ? Path.GetFileNameWithoutExtension(name) : name;

    private static int Agreement(string file, string[] parts)
    {
        var own = file.Split(Path.DirectorySeparatorChar);
        var count = 1;
        while (count < own.Length && count < parts.Length && own[^(count + 1)] == parts[^(count + 1)])
            count++;
        return count;
    }

    private static string[] Files(string folder, int depth)
    {
        if (!Directory.Exists(folder))
            return [];
        var walk = new EnumerationOptions { RecurseSubdirectories = depth > 0, MaxRecursionDepth = depth, IgnoreInaccessible = true };
        return [.. Directory.EnumerateFiles(folder, "*", walk)
            .Where(ImageFiles.Is)
            .Order(StringComparer.Ordinal)];
    }
}
