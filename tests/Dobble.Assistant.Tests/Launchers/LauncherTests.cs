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
    public async Task What_a_build_leaves_running_does_not_keep_the_next_one_waiting()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder.File("dotnet"),
            $$"""
            #!/bin/bash
            [[ $1 == build ]] || { echo "10.0.100"; exit; }
            sleep 600 & echo $! >>'{{folder.File("left")}}'
            """,
            TestContext.Current.CancellationToken);
        var said = await Bash.SayAsync(
            $$"""
            root='{{folder.Path}}' dotnet='{{folder.File("dotnet")}}'; chmod +x "$dotnet"; mkdir "$root/a" "$root/b"
            fingerprint() { echo 1; }
            build a; timeout 10 flock "$root/artifacts/launch/lock" echo free
            kill $(<"$root/left")
            """);
        Assert.Equal(["free", "building a"], said);
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
