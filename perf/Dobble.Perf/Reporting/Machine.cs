using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Dobble.Perf.Reporting;

/// <summary>Where and on what the figures were taken.</summary>
/// <param name="Processor">Model of the processor.</param>
/// <param name="Cores">Cores that this process may use.</param>
/// <param name="System">The operating system and the runtime.</param>
/// <param name="Commit">Short hash of the commit, with a plus where files differ from it.</param>
/// <param name="Date">The day, in UTC.</param>
internal sealed record Machine(string Processor, int Cores, string System, string Commit, DateOnly Date)
{
    /// <summary>Asks the machine.</summary>
    public static Machine Examine(TimeProvider time, string repository) => new(
        Data.Files.Processor.Name,
        Environment.ProcessorCount,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
        FindCommit(repository),
        DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    private static string FindCommit(string repository)
    {
        var commit = Git(repository, "rev-parse", "--short", "HEAD");
        var changed = Git(repository, "status", "--porcelain", "--untracked-files=no").Length > 0;
        return commit.Length == 0 ? "unknown" : changed ? commit + "+" : commit;
    }

    private static string Git(string repository, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-C", repository, .. arguments])
            { RedirectStandardOutput = true, RedirectStandardError = true };
            using var git = Process.Start(start)!;
            var answer = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? answer : "";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git here: the page then says that the commit is unknown.
            return "";
        }
    }
}
