using System.Security.Cryptography;
using Dobble.Assistant.Installation;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests.Commands;

public sealed class VersionReportTests
{
    [Fact]
    public void The_version_names_the_commit_and_the_networks_that_are_used()
    {
        var run = ProgramRun.Of("--version");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+ \(commit ([0-9a-f]{12}|unknown)\)\n", run.Output);
        Assert.Contains($"finder {Hash("finder.onnx")}, reader {Hash("reader.onnx")}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_networks_the_version_is_still_told()
    {
        using var folder = new TempFolder();
        using var output = new StringWriter();
        Program.CommandLine(new Home(folder.Path)).Parse("--version").Invoke(new() { Output = output });
        Assert.EndsWith("finder unknown, reader unknown\n", output.ToString(), StringComparison.Ordinal);
    }

    private static string Hash(string model) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(TestPaths.Root, "models", model))))[..12];
}
