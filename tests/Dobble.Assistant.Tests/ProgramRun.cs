using System.Diagnostics;

namespace Dobble.Assistant.Tests;

/// <summary>One run of the program: its exit code and what it wrote.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs within the test.</summary>
    public static ProgramRun Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new ProgramRun(Program.Run(args, output, error), output.ToString(), error.ToString());
    }

    /// <summary>Runs as a process of its own, with one more variable in its environment.</summary>
    public static async Task<ProgramRun> WithAsync(string name, string value, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment[name] = value;
        var stop = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return new ProgramRun(process.ExitCode, await output, await error);
    }
}
