namespace Dobble.Assistant.Installation;

/// <summary>Programs of the system that some features use.</summary>
internal static class Executables
{
    /// <summary>Where a program is installed; null where it is not.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
