namespace Dobble.Data.Files;

/// <summary>A file that a program holds while it is at work: the system lets go of it whatever ends the program.</summary>
public static class FileLock
{
    /// <summary>Takes a lock; it is let go of, and the file removed, when it is disposed of.</summary>
    /// <exception cref="IOException">Another program holds it.</exception>
    public static FileStream Take(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);

    /// <summary>Whether a program holds a lock; a file that a killed one left says nothing.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            if (!File.Exists(path))
                return false;
            using var free = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
