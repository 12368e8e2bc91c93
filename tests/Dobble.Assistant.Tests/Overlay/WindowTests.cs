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

    [Theory]
    [InlineData("1920x1080")]
    [InlineData("800x480")]
    public async Task The_whole_screen_is_filled_where_there_is_no_window_manager(string size)
    {
        using var screen = await VirtualScreen.StartAsync(size);
        using var live = new LiveProcess(
            [.. Arguments, "--source", TableVideo.Write(_folder.File("table.avi"), table, 60)], ("DISPLAY", screen.Name),
            ("SDL_VIDEODRIVER", "x11"));
        await live.SaysAsync("cards 0 and 1");
        // Xvfb shows black where there is no window.
        using var shown = await screen.ShowsAsync(_folder.File("screen.png"), image => Different(image, Fitted(image.Size())) < 0.3);
        Assert.All((Point[])[new(shown.Width / 2, 20), new(shown.Width - 5, shown.Height / 2)], corner =>
            Assert.True(shown.At<Vec3b>(corner.Y, corner.X) is not { Item0: 0, Item1: 0, Item2: 0 }, $"black at {corner}"));
        await screen.PressAsync("q");
        await live.EndAsync();

        Mat Fitted(Size target)
        {
            var height = target.Width * table.Scene.Image.Height / table.Scene.Image.Width;
            using var image = table.Scene.Image.Resize(new Size(target.Width, height));
            var (above, below) = ((target.Height - height) / 2, target.Height - height - ((target.Height - height) / 2));
            return image.CopyMakeBorder(above, below, 0, 0, BorderTypes.Constant);
        }
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
