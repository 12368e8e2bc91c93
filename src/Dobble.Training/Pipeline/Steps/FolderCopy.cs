using System.Runtime.InteropServices;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>Copies files of a folder without copying their contents where the file system can.</summary>
internal static partial class FolderCopy
{
    /// <summary>
    /// Makes hard links, and copies where there can be none. Files that are replaced, never written to, may be shared so.
    /// </summary>
    public static void Link(string from, string to, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var (source, target) = (Path.Combine(from, path), Path.Combine(to, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Delete(target);
            if (CreateLink(source, target) != 0)
                File.Copy(source, target);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateLink(string from, string to);
}
