using Dobble.Assistant.Tests.Reports;
using Dobble.Scenes.Tables;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--cards", "1")]
    [InlineData("--cards", "21")]
    [InlineData("--seed", "x")]
    public void A_demo_that_cannot_be_rendered_exits_with_2(string option, string value) =>
        Assert.Equal(2, ProgramRun.Of("demo", option, value).ExitCode);

    [Fact]
    public void The_demo_is_read_without_a_wrong_answer_and_drawn_on()
    {
        var picture = _folder.File("deep/demo.jpg");
        var run = ProgramRun.Of("demo", "--seed", "3", "--out", picture);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("4 of 4 cards found", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 wrong", run.Output, StringComparison.Ordinal);
        Assert.Contains(picture, run.Output, StringComparison.Ordinal);

        using var written = Cv2.ImRead(picture);
        using var scene = Scene(3);
        Assert.Equal(scene.Picture.Size(), written.Size());
        Assert.True(Cv2.Norm(scene.Picture, written, NormTypes.INF) > 100);
    }

    [Fact]
    public void A_rendered_table_is_read_as_JSON_and_drawn_on_at_once()
    {
        using var scene = Scene(3);
        var photo = _folder.Write("table.png", SamplePictures.Png(scene.Picture));
        var run = ProgramRun.Of("read", photo, "--deck", "emoji", "--json", "--out", _folder.File("out"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        var reading = ReadingContract.Check(run.Output);
        Assert.Equal(4, reading.GetProperty("cards").GetArrayLength());
        Assert.NotEqual(0, reading.GetProperty("matches").GetArrayLength());
        Assert.True(File.Exists(_folder.File("out/table.jpg")));
    }

    private static TableScene Scene(int seed)
    {
        using var table = new DemoTable(Deck.Load(Shipped.Deck("emoji")));
        return table.Render(seed);
    }
}
