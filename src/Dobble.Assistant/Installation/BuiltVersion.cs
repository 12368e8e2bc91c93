using System.Reflection;

namespace Dobble.Assistant.Installation;

/// <summary>Which build of the program this is.</summary>
internal static class BuiltVersion
{
    /// <summary>Version and commit, which the build joins by a plus sign; without a repository it knows no commit.</summary>
    public static (string Version, string Commit) Read()
    {
        var parts = typeof(BuiltVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split(
            '+', 2);
        return (parts[0], parts.Length == 2 ? parts[1] : "unknown");
    }
}
