using System.Diagnostics;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests.Launchers;

/// <summary>Lines of bash with the launchers' functions at hand, run by a process of their own.</summary>
internal static class Bash
{
    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>What the functions say; they are to succeed.</summary>
    public static async Task<string[]> SayAsync(string script, params string[] wrapper)
    {
        string[] command = [.. wrapper, "bash", "-c", $"source '{TestPaths.Root}/tools/lib.sh'; {script}"];
        var (exitCode, output, error) = await RunAsync(command[0], command[1..]);
        Assert.True(exitCode == 0, output + error);
        return (output + error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
