namespace Dobble.Vision.Files;

/// <summary>Writes files that are either whole or not there.</summary>
public static class AtomicFile
{
    /// <summary>Ends the name of a file that is being written; one that a killed program left is written anew.</summary>
    public const string Unfinished = ".part";

    /// <summary>Writes a text.</summary>
    public static void Write(string path, string text) => Write(path, part => File.WriteAllText(part, text));

    /// <summary>Writes bytes.</summary>
    public static void Write(string path, byte[] content) => Write(path, part => File.WriteAllBytes(part, content));

    /// <summary>Writes bytes that other programs may be writing to the same place at the same time.</summary>
    public static void WriteShared(string path, byte[] content) => Write(path, OwnPartOf(path), part => File.WriteAllBytes(part, content));

    /// <summary>Copies a file.</summary>
    public static void Copy(string source, string path) => Write(path, part => File.Copy(source, part, overwrite: true));

    /// <summary>Copies a file that other programs may be writing to the same place at the same time.</summary>
    public static void CopyShared(string source, string path) => Write(path, OwnPartOf(path), part => File.Copy(source, part));

    /// <summary>
    /// Lets <paramref name="write"/> fill a temporary file beside it, then moves that. Makes the folder where it is missing.
    /// </summary>
    public static void Write(string path, Action<string> write) => Write(path, path + Unfinished, write);

    /// <inheritdoc cref="Write(string, Action{string})"/>
    public static Task WriteAsync(string path, Func<string, Task> write) => WriteAsync(path, path + Unfinished, write);

    /// <summary>Tells that no file can be written there, before the work is done that fills it.</summary>
    /// <exception cref="DobbleException">It is a folder or a device.</exception>
    public static void Require(string path)
    {
        if (Directory.Exists(path) || Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder)
            throw new DobbleException($"{path}: is a folder; name a file");
        // A device would be replaced by the file.
        if (folder == "/dev")
            throw new DobbleException($"{path}: is a device; name a file");
    }

    private static void Write(string path, string part, Action<string> write) => WriteAsync(path, part, filled =>
    {
        write(filled);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    private static async Task WriteAsync(string path, string part, Func<string, Task> write)
    {
        Require(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            await write(part);
            File.Move(part, path, overwrite: true);
        }
        catch (FileNotFoundException e) when (e.FileName == part)
        {
            throw new DobbleException($"{path}: no file can be made there; name another place", e);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static string OwnPartOf(string path) => $"{path}.{Guid.NewGuid():N}{Unfinished}";
}
