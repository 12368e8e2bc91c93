using System.Runtime.InteropServices;

namespace Dobble.Data.Files;

/// <summary>The processor of this machine.</summary>
public static class Processor
{
    private const string Info = "/proc/cpuinfo";

    /// <summary>Its type, as the system names it; of ARM, which has no names there, the numbers of maker and part.</summary>
    public static string Name { get; } = Find();

    private static string Find()
    {
        var lines = File.Exists(Info) ? File.ReadAllLines(Info) : [];
        string[] found = [.. new[] { "model name", "CPU implementer", "CPU part" }
            .Select(key => lines.FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)))
            .OfType<string>().Select(line => line.Split(':', 2)[^1].Trim())];
        return found.Length > 0 ? string.Join(' ', found) : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
