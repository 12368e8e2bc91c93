using System.Diagnostics;
using Dobble.TestKit;

namespace Dobble.Training.Tests.Pipeline;

/// <summary>The program <c>dobble-train</c> in a process of its own, as people start it.</summary>
internal static class TrainProgram
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Starts it.</summary>
    public static Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DOBBLE_HOME"] = TestPaths.Root;
        start.Environment.Remove("MLFLOW_TRACKING_URI");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
