using System.Diagnostics;
using Dobble.TestKit;

namespace Dobble.Goldens.Tests;

/// <summary>The programs as they were built beside these tests, run as people run them.</summary>
internal static class BuiltProgram
{
    /// <summary>Runs <c>dobble</c> in a folder.</summary>
    /// <returns>Its standard output.</returns>
    public static Task<string> DobbleAsync(string folder, params string[] arguments) =>
        RunAsync("Dobble.Assistant/release/dobble.dll", folder, arguments);

    /// <summary>Runs <c>dobble-train</c> in a folder.</summary>
    /// <returns>Its standard output.</returns>
    public static Task<string> TrainAsync(string folder, params string[] arguments) =>
        RunAsync("Dobble.Training/release/dobble-train.dll", folder, arguments);

    private static async Task<string> RunAsync(string assembly, string folder, string[] arguments)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../..", assembly));
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOBBLE_HOME"] = TestPaths.Root;
        // A model that was installed on this machine is not the one that the goldens are of.
        start.Environment["DOBBLE_MODELS"] = Path.Combine(folder, "no models");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
        return await output;
    }
}
