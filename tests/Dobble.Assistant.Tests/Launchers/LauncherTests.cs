using Dobble.TestKit;

namespace Dobble.Assistant.Tests.Launchers;

public sealed class LauncherTests
{
    [Theory]
    [InlineData("tools/lib.sh")]
    [InlineData("tools/packages.sh")]
    [InlineData("tools/root.sh")]
    [InlineData("tools/service/unit.sh")]
    [InlineData("tools/package")]
    [InlineData("tools/try-fresh")]
    [InlineData("tools/try-package")]
    [InlineData("tools/dobble")]
    [InlineData("tools/dobble-train")]
    [InlineData("tools/test")]
    [InlineData(".ci/run")]
    public async Task A_launcher_is_valid_bash(string script)
    {
        var (exitCode, _, error) = await Bash.RunAsync("bash", "-n", Path.Combine(TestPaths.Root, script));
        Assert.Equal((0, ""), (exitCode, error));
    }

    [Fact]
    public async Task The_built_program_answers_and_passes_its_exit_code()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "dobble.dll");
        var (exitCode, output, error) = await Bash.RunAsync("dotnet", program, "--version");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Matches(@"^\d+\.\d+\.\d+", output);

        (exitCode, output, error) = await Bash.RunAsync("dotnet", program, "read", "--nonsense");
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("--nonsense", error, StringComparison.Ordinal);
    }
}
