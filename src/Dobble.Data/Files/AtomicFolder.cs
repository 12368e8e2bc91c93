using Dobble.Vision;
using Dobble.Vision.Files;

namespace Dobble.Data.Files;

/// <summary>Writes folders that are either whole or not there.</summary>
public static class AtomicFolder
{
    /// <summary>Lets <paramref name="write"/> fill a temporary folder beside it, then moves that.</summary>
    /// <exception cref="DobbleException">There is something in the folder already.</exception>
    public static T Write<T>(string folder, Func<string, T> write)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new DobbleException($"{folder}: is there already, and nothing is overwritten; name a new folder");
        var part = folder + AtomicFile.Unfinished;
        Delete(part);
        try
        {
            Directory.CreateDirectory(part);
            var result = write(part);
            Delete(folder);
            Directory.Move(part, folder);
            return result;
        }
        finally
        {
            Delete(part);
        }
    }

    /// <summary>Copies a folder with all that is in it.</summary>
    public static void Copy(string source, string target, CancellationToken stop)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            stop.ThrowIfCancellationRequested();
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
