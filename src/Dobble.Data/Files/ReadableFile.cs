namespace Dobble.Data.Files;

/// <summary>Whether a file that a person named can be read.</summary>
public static class ReadableFile
{
    /// <summary>What keeps it from being read and what to do, without the path; null where nothing does.</summary>
    public static string? Fault(string path)
    {
        if (Directory.Exists(path))
            return "is a folder; name a file";
        if (!File.Exists(path))
            return "there is no such file; check the name";
        try
        {
            using var readable = File.OpenRead(path);
            return null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return "the file may not be read; check its permissions";
        }
    }
}
