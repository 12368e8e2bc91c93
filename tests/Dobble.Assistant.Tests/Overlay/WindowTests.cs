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
        using var live = new LiveProcess(
            [.. Arguments, "--source", video, "--record", _folder.File("sessions")], ("DISPLAY", screen.Name), ("SDL_VIDEODRIVER", "x11"));
        await live.SaysAsync("cards 0 and 1");

        // Where no banner, ring or line is drawn, the screen shows the camera's image.
        using var shown = await screen.ShowsAsync(
            _folder.File("screen.png"), image => Different(image, table.Scene.Image) is > 0.01 and < 0.3);

        await screen.PressAsync("h");
        using var help = await screen.ShowsAsync(_folder.File("help.png"), image => Cv2.Norm(shown, image, NormTypes.L1) > 5e6);

        await screen.PressAsync("r"); // ends the recording that began with the program
        await screen.PressAsync("q");
        await live.EndAsync();
        Assert.Equal(0, live.ExitCode);
        Assert.Single(Directory.EnumerateDirectories(_folder.File("sessions")));
    }

    /// <summary>Share of pixels that visibly differ.</summary>
    private static double Different(Mat shown, Mat image)
    {
        using var difference = new Mat();
        Cv2.Absdiff(shown, image, difference);
        using var grey = difference.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var different = grey.Threshold(30, 255, ThresholdTypes.Binary);
        return Cv2.CountNonZero(different) / (double)different.Total();
    }

    [Fact]
    public async Task Without_a_screen_it_says_so_in_one_line_and_what_to_do()
    {
        var video = TableVideo.Write(_folder.File("table.avi"), table, 2);
        using var live = new LiveProcess([.. Arguments, "--source", video], ("DISPLAY", ""), ("WAYLAND_DISPLAY", ""),
            ("SDL_VIDEODRIVER", ""), ("XDG_RUNTIME_DIR", _folder.Path));
        await live.EndAsync();
        Assert.Equal(1, live.ExitCode);
        Assert.Contains("no screen to draw on", live.Log, StringComparison.Ordinal);
        Assert.Contains("--display none", live.Log, StringComparison.Ordinal);
    }
}
