using System.Diagnostics;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests;

public sealed class LauncherTests
{
    [Theory]
    [InlineData("tools/lib.sh")]
    [InlineData("tools/dobble")]
    [InlineData("tools/dobble-train")]
    [InlineData("tools/test")]
    [InlineData(".ci/run")]
    public async Task A_launcher_is_valid_bash(string script)
    {
        var (exitCode, _, error) = await Run("bash", "-n", Path.Combine(TestPaths.Root, script));
        Assert.Equal((0, ""), (exitCode, error));
    }

    [Fact]
    public async Task The_built_program_answers_and_passes_its_exit_code()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "dobble.dll");
        var (exitCode, output, error) = await Run("dotnet", program, "--version");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Matches(@"^\d+\.\d+\.\d+", output);

        (exitCode, output, error) = await Run("dotnet", program, "read", "--nonsense");
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("--nonsense", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
