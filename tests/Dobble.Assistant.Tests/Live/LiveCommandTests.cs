using System.Net;
using System.Net.Sockets;
using Dobble.Assistant.Tests.Pipeline;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests.Live;

/// <summary>The whole of live play, hidden, with a video for a camera.</summary>
public sealed class LiveCommandTests(FramePipelineTests.Table table) : IClassFixture<FramePipelineTests.Table>, IDisposable
{
    private static readonly string[] Hidden = ["--deck", "emoji", "--display", "none", "--provider", "cpu", "--muted", "true"];

    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_answer_is_given_once_and_the_program_ends_with_the_video()
    {
        using var live = Start("--source", Video(4));
        await live.EndAsync();
        Assert.Equal(0, live.ExitCode);
        Assert.Single(live.Log.Split('\n'), line => line.Contains("cards 0 and 1", StringComparison.Ordinal));
        Assert.Contains("The images are over", live.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_to_end_in_the_middle_it_does_soon_and_what_was_recorded_plays()
    {
        using var live = Start("--source", Video(60), "--record", _folder.File("sessions"));
        await live.SaysAsync("cards 0 and 1");
        var time = await live.TerminateAsync();
        Assert.Equal(0, live.ExitCode);
        Assert.InRange(time.TotalSeconds, 0, 10); // The video lasts a minute; on a calm machine it takes half a second.
        var session = Assert.Single(Directory.EnumerateDirectories(_folder.File("sessions")));
        Assert.Empty(Directory.EnumerateFiles(session, "*.part"));
        var run = ProgramRun.Of("replay", session, "--deck", "emoji", "--provider", "cpu");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("1 said, 0 taken back", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_that_another_program_sends_are_played()
    {
        using var live = Start("--source", "-");
        var jpeg = TableVideo.Jpeg(table.Scene.Image);
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / 30.0));
        for (var i = 0; i < 30 && await pace.WaitForNextTickAsync(Stop); i++)
        {
            await live.Input.WriteAsync(jpeg, Stop);
            await live.Input.FlushAsync(Stop);
        }

        live.Input.Close();
        await live.EndAsync();
        Assert.Equal(0, live.ExitCode);
        Assert.Contains("cards 0 and 1", live.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prometheus_is_served_on_this_machine_only()
    {
        var port = Ports.Free();
        // What counts is what is heard.
        using var live = new LiveProcess(
            [.. Hidden[..^2], "--source", Video(60), "--metrics-port", $"{port}"], ("SDL_AUDIODRIVER", "dummy"));
        await live.SaysAsync("Said: ");
        using var client = new HttpClient();
        var metrics = await client.GetStringAsync(new Uri($"http://localhost:{port}/metrics"), Stop);
        Assert.Contains("\"status\":\"reading\"", await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/health"), Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"), Stop)).StatusCode);
        Assert.Matches("dobble_answers_total.* 1", metrics);
        Assert.Matches("dobble_stage_duration_seconds_count.*reading", metrics);
        Assert.Matches("dobble_mistakes_total.* 0", metrics);
    }

    [Fact]
    public async Task A_network_that_is_replaced_by_a_broken_one_is_told_of_and_play_goes_on()
    {
        foreach (var name in (string[])["models", "decks"])
        {
            Directory.CreateDirectory(_folder.File(name));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(TestPaths.Root, name)))
                File.Copy(file, Path.Combine(_folder.File(name), Path.GetFileName(file)));
        }

        using var live = new LiveProcess(
            [.. Hidden, "--source", Video(60), "--record", _folder.File("sessions")], ("DOBBLE_HOME", _folder.Path));
        await live.SaysAsync("cards 0 and 1");
        await File.WriteAllTextAsync(_folder.File("models/reader.onnx"), "no network", Stop);
        await live.SaysAsync("Going on as before");
        await live.TerminateAsync();
        Assert.Equal(0, live.ExitCode);
        Assert.Single(live.Log.Split('\n'), line => line.Contains("Going on as before", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("there is no camera /dev/video77", "--camera", "77")]
    [InlineData("there is no such video", "--source", "nothing.mp4")]
    [InlineData("There is no deck named 'tarot'", "--deck", "tarot")]
    [InlineData("there is no such settings file", "--settings", "nothing.json")]
    public void What_cannot_be_is_told_in_one_line(string says, params string[] arguments)
    {
        var run = ProgramRun.Of(["live", "--display", "none", .. arguments]);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Libraries_add_nothing_to_the_one_line_that_tells_what_is_wrong()
    {
        await File.WriteAllTextAsync(_folder.File("notes.mp4"), "no video", Stop);
        using var live = Start("--source", _folder.File("notes.mp4"));
        await live.EndAsync();
        Assert.Equal(1, live.ExitCode);
        var said = live.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.EndsWith(" networks run on cpu", StringComparison.Ordinal));
        Assert.Contains("no video that can be decoded", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_are_no_json_are_named()
    {
        File.WriteAllText(_folder.File("bad.json"), "{");
        var run = ProgramRun.Of("live", "--display", "none", "--settings", _folder.File("bad.json"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad.json: these settings are no JSON", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_of_the_metrics_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var run = ProgramRun.Of("live", "--display", "none", "--metrics-port", $"{port}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"port {port} of 127.0.0.1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_tells_what_is_usual()
    {
        var help = ProgramRun.Of("live", "--help").Output.ReplaceLineEndings(" ");
        Assert.Contains("[default: 1280]", help, StringComparison.Ordinal);
        Assert.Contains("[default: classic]", help, StringComparison.Ordinal);
        Assert.Contains("[default: 0.99]", help, StringComparison.Ordinal);
    }

    private static LiveProcess Start(params string[] arguments) => new([.. Hidden, .. arguments]);

    private string Video(double seconds) => TableVideo.Write(_folder.File("table.avi"), table, seconds);
}
