using Dobble.Vision.Files;

namespace Dobble.Data.Stores;

/// <summary>Remembers in a folder which files a download put there, so that the next one removes those and no others.</summary>
internal static class DownloadRecord
{
    /// <summary>The file's name.</summary>
    public const string Name = ".downloaded";

    /// <summary>Paths that a download put there; none where there was none. A line that leads out of the folder is left alone.</summary>
    public static IReadOnlyList<string> Load(string folder)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path)
            ? [.. File.ReadAllLines(path).Where(l => l.Length > 0 && !Path.IsPathRooted(l) && !l.Split('/').Contains(".."))] : [];
    }

    /// <summary>Remembers paths; the record is there whole, the old one or the new.</summary>
    public static void Save(string folder, IEnumerable<string> paths) =>
        AtomicFile.Write(Path.Combine(folder, Name), part => File.WriteAllLines(part, paths));
}
