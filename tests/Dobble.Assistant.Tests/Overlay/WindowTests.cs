using Dobble.Assistant.Tests.Live;
using Dobble.Assistant.Tests.Pipeline;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Overlay;

/// <summary>The real window, on a screen in memory (Xvfb).</summary>
public sealed class WindowTests(FramePipelineTests.Table table) : IClassFixture<FramePipelineTests.Table>, IDisposable
{
    private static readonly string[] Arguments = ["--deck", "emoji", "--provider", "cpu", "--muted", "true", "--display", "full"];

    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_screen_shows_image_rings_and_name_and_obeys_keys()
    {
        using var screen = await VirtualScreen.StartAsync();
        var video = TableVideo.Write(_folder.File("table.avi"), table, 60);
        using var live = new LiveProcess([.. Arguments, "--source", video, "--record", _folder.File("sessions")], ("DISPLAY", screen.Name), ("SDL_VIDEODRIVER", "x11"));
        await live.SaysAsync("cards 0 and 1");
        await Task.Delay(700, Stop);
        using var shown = await screen.GrabAsync(_folder.File("screen.png"));

        // Where no banner, ring or line is drawn, the screen shows the camera's image.
        using var same = new Mat();
        Cv2.Absdiff(shown, table.Scene.Image, same);
        using var grey = same.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var different = grey.Threshold(30, 255, ThresholdTypes.Binary);
        var share = Cv2.CountNonZero(different) / (1280.0 * 720);
        Assert.InRange(share, 0.01, 0.3);

        await screen.PressAsync("h");
        await Task.Delay(500, Stop);
        using var help = await screen.GrabAsync(_folder.File("help.png"));
        Assert.True(Cv2.Norm(shown, help, NormTypes.L1) > 5e6, "the keys are not shown");

        await screen.PressAsync("r"); // ends the recording that began with the program
        await screen.PressAsync("q");
        await live.EndAsync();
        Assert.Equal(0, live.ExitCode);
        Assert.Single(Directory.EnumerateDirectories(_folder.File("sessions")));
    }

    [Fact]
    public async Task Without_a_screen_it_says_so_in_one_line_and_what_to_do()
    {
        var video = TableVideo.Write(_folder.File("table.avi"), table, 2);
        using var live = new LiveProcess([.. Arguments, "--source", video], ("DISPLAY", ""), ("WAYLAND_DISPLAY", ""), ("SDL_VIDEODRIVER", ""), ("XDG_RUNTIME_DIR", _folder.Path));
        await live.EndAsync();
        Assert.Equal(1, live.ExitCode);
        Assert.Contains("no screen to draw on", live.Log, StringComparison.Ordinal);
        Assert.Contains("--display none", live.Log, StringComparison.Ordinal);
    }
}
