using System.Text.Json;

namespace Dobble.Assistant.Tests.Commands;

public sealed class DoctorCommandTests
{
    [Fact]
    public void Libraries_and_the_processor_work_on_this_machine()
    {
        foreach (var check in Checks(ProgramRun.Of("doctor", "--json")).Where(check => check.Part == "library" || check.Subject == "cpu"))
            Assert.Equal("works", check.State);
    }

    [Fact]
    public void What_does_not_work_comes_with_a_mend()
    {
        var checks = Checks(ProgramRun.Of("doctor", "--json"));
        Assert.All(checks, check => Assert.Equal(check.State == "works", check.Mend is null));
        Assert.Contains(checks, check => check.Subject == "tensorrt");
    }

    [Fact]
    public void A_complete_repository_is_sound()
    {
        var run = ProgramRun.Of("doctor");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Everything that reading needs works.", run.Output, StringComparison.Ordinal);
        foreach (var part in new[] { "finder.onnx", "reader.onnx", "classic", "emoji", "sha256" })
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    private static (string Part, string Subject, string State, string? Mend)[] Checks(ProgramRun run)
    {
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(run.ExitCode == 0, root.GetProperty("works").GetBoolean());
        return
        [
            .. root.GetProperty("checks").EnumerateArray().Select(check => (
                check.GetProperty("part").GetString()!, check.GetProperty("subject").GetString()!,
                check.GetProperty("state").GetString()!, check.GetProperty("mend").GetString())),
        ];
    }
}
