using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Dobble.TestKit;

/// <summary>
/// One run of a program and of all that it starts, in a home folder of its own, with every system call that leads outside.
/// </summary>
/// <param name="ExitCode">The program's exit code.</param>
/// <param name="Said">What it wrote to standard output and standard error.</param>
/// <param name="Outside">The calls, as strace prints them, that open a socket other than between processes of this machine, or look up a
/// name.</param>
/// <param name="Home">The files that it left in its home folder, relative to it.</param>
public sealed partial record TracedRun(int ExitCode, string Said, IReadOnlyList<string> Outside, IReadOnlyList<string> Home)
{
    /// <summary>Runs a program under strace to its end; the calling test is skipped, visibly, where processes cannot be traced.</summary>
    public static async Task<TracedRun> OfAsync(string folder, params string[] command)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
        var log = Path.Combine(folder, "calls.txt");
        var (allowed, reason) = await RunAsync(home, "true", log);
        Assert.SkipWhen(allowed != 0, $"processes cannot be traced here: {reason}");

        var (exitCode, said) = await RunAsync(home, string.Join('\0', command), log);
        return new TracedRun(
            exitCode, said, [.. File.ReadLines(log).Where(call => LeadsOutside().IsMatch(call))],
            [.. Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(home, f))]);
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string home, string command, string log)
    {
        var start = new ProcessStartInfo(
            "strace", ["--follow-forks", "--seccomp-bpf", "--quiet=all", "--trace=%network,openat", "--signal=none", $"--output={log}",
                .. command.Split('\0')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = home;
        start.Environment["DOBBLE_HOME"] = TestPaths.Root;
        start.Environment["SDL_AUDIODRIVER"] = "dummy";
        // The program is to be silent by itself, not because whoever starts the tests is.
        foreach (var name in (string[])["ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME", "XDG_DATA_HOME", "MLFLOW_TRACKING_URI"])
            start.Environment.Remove(name);
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception e)
        {
            return (-1, e.Message);
        }
    }

    /// <summary>A name look-up shows by the files that the C library reads for it, whichever process answers it in the end.</summary>
    [GeneratedRegex(@"socket\((?!AF_UNIX)|""/etc/(resolv\.conf|host\.conf|hosts)""")]
    private static partial Regex LeadsOutside();
}
