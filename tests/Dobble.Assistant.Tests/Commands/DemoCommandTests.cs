using Dobble.Assistant.Speech;
using Dobble.Assistant.Tests.Reports;
using Dobble.Scenes.Tables;
using Dobble.TestKit;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--rounds", "0")]
    [InlineData("--rounds", "51")]
    [InlineData("--seed", "x")]
    public void A_demo_that_cannot_be_rendered_exits_with_2(string option, string value) =>
        Assert.Equal(2, ProgramRun.Of("demo", option, value).ExitCode);

    [Fact]
    public void The_demo_is_played_without_a_wrong_answer_into_a_video_a_sound_and_an_image()
    {
        var path = _folder.File("deep/demo.avi");
        var run = ProgramRun.Of("demo", "--rounds", "1", "--provider", "cpu", "--out", path);
        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("playing: ", line));
        Assert.Contains("1 of 1 pairs right, 0 wrong, 0 missed", run.Output, StringComparison.Ordinal);

        using var video = new VideoCapture(path);
        using var last = new Mat();
        var frames = 0;
        while (video.Read(last) && !last.Empty())
            frames++;
        Assert.InRange(frames, 60, 300);
        var heard = Wav.Read(File.ReadAllBytes(_folder.File("deep/demo.wav")));
        Assert.Contains(heard, s => Math.Abs(s) > 0.1);
        Assert.Equal(frames / 30.0, heard.Length / (double)Clip.Rate, 1.5);
        using var image = Cv2.ImRead(_folder.File("deep/demo.jpg"));
        Assert.Equal(new Size(1280, 720), image.Size());
    }

    [Fact]
    public void A_rendered_table_is_read_as_JSON_and_drawn_on_at_once()
    {
        using var scene = Scene(3);
        var photo = _folder.Write("table.png", SampleImages.Png(scene.Image));
        var run = ProgramRun.Of("read", photo, "--deck", "emoji", "--json", "--out", _folder.File("out"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        var reading = ReadingContract.Check(run.Output);
        Assert.Equal(4, reading.GetProperty("cards").GetArrayLength());
        Assert.NotEqual(0, reading.GetProperty("matches").GetArrayLength());
        Assert.True(File.Exists(_folder.File("out/table.jpg")));
    }

    private static TableScene Scene(int seed)
    {
        using var table = new DemoTable(Deck.Load(TestPaths.Deck("emoji")));
        return table.Render(seed);
    }
}
