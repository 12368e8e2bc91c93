using Dobble.Assistant.Tests.Live;
using Dobble.Assistant.Tests.Pipeline;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests;

/// <summary>The program asks nothing of anybody, and leaves nothing in the home folder but its own cache.</summary>
public sealed class SilenceTests(FramePipelineTests.Table table) : IClassFixture<FramePipelineTests.Table>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reading_a_photo_opens_no_socket_and_looks_up_no_name()
    {
        var photo = _folder.File("table.png");
        Assert.True(table.Scene.Image.SaveImage(photo));
        var run = await RunAsync("read", photo);
        AssertSilent(run);
    }

    // ONNX Runtime's telemetry looked up its host nine seconds after a session was made.
    [Fact]
    public async Task Live_play_with_voice_opens_no_socket_and_looks_up_no_name()
    {
        var run = await RunAsync("live", "--source", TableVideo.Write(_folder.File("table.avi"), table, seconds: 14), "--display", "none");
        AssertSilent(run);
        Assert.Contains("cards 0 and 1", run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("getent hosts localhost", "/etc/hosts")]
    [InlineData("exec 3<>/dev/udp/127.0.0.1/9", "socket(AF_INET")]
    public async Task What_leads_outside_is_seen(string command, string call)
    {
        var run = await TracedRun.OfAsync(_folder.Path, "bash", "-c", $"({command})");
        Assert.Contains(run.Outside, seen => seen.Contains(call, StringComparison.Ordinal));
    }

    private Task<TracedRun> RunAsync(params string[] arguments) => TracedRun.OfAsync(
        _folder.Path, ["dotnet", typeof(Program).Assembly.Location, .. arguments, "--deck", "emoji", "--provider", "cpu"]);

    private static void AssertSilent(TracedRun run)
    {
        Assert.True(run.ExitCode == 0, run.Said);
        Assert.Empty(run.Outside);
        Assert.All(run.Home, file => Assert.StartsWith(".cache/dobble/", file, StringComparison.Ordinal));
    }
}
