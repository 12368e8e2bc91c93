using Dobble.TestKit;
using Dobble.Training.Tests.Data;
using Dobble.Vision.Cards;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Symbols;
using OpenCvSharp;

namespace Dobble.Training.Tests.Commands;

/// <summary>Trains for two steps on drawn symbols: every step of the way from data to files, though nothing is learnt.</summary>
public sealed class TrainingCommandsTests : IDisposable
{
    private const string Short = "batchSize: 2\ntraining:\n  steps: 2\n  stepsPerEpoch: 1\n  workers: 1\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_trained_reader_is_a_model_and_galleries_that_reading_loads()
    {
        DrawnScans.Write(_folder);
        string[] command =
        [
            "reader", _folder.Path, "--config", _folder.Write("reader.yaml", Short), "--out", _folder.File("models"),
            "--galleries", _folder.File("galleries"), "--run", _folder.File("run"),
        ];
        Assert.Equal(0, await Program.RunAsync(command));

        using var reader = new CardReader(_folder.File("models/reader.onnx"), "cpu");
        foreach (var name in new[] { "classic", "emoji" })
        {
            var deck = Deck.Load(Path.Combine(TestPaths.Root, "decks", name + ".json"));
            Assert.Equal(reader.Identity, Gallery.Load(_folder.File($"galleries/{name}.gallery"), deck).Reader);
        }

        using var picture = new Mat(200, 200, MatType.CV_8UC3, Scalar.White);
        Assert.Single(reader.Read(picture, [new Ellipse(100, 100, 80, 80, 0)]));
        Assert.Contains("reader.onnx", File.ReadAllText(_folder.File("models/models.json")), StringComparison.Ordinal);
        Assert.Contains("dobble.commit", File.ReadAllText(_folder.File("models/reader.md")), StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(_folder.File("run/log.csv")).Length);
        Assert.True(new FileInfo(_folder.File("run/training.png")).Length > 1000);

        // Again: there is nothing left to train, and the same model comes out.
        Assert.Equal(0, await Program.RunAsync(command));
        using var again = new CardReader(_folder.File("models/reader.onnx"), "cpu");
        Assert.Equal(reader.Identity, again.Identity);
    }

    [Fact]
    public async Task A_trained_finder_is_a_model_that_finding_loads()
    {
        DrawnScans.Write(_folder);
        var config = _folder.Write("finder.yaml", "renderedTables: 6\n" + Short);
        Assert.Equal(0, await Program.RunAsync(
            ["finder", _folder.Path, "--config", config, "--out", _folder.File("models"), "--run", _folder.File("run")]));
        using var finder = new CardFinder(_folder.File("models/finder.onnx"), "cpu");
        using var picture = new Mat(200, 300, MatType.CV_8UC3, Scalar.All(90));
        Assert.NotNull(finder.Find(picture));
    }

    [Theory]
    [InlineData("no such folder", "reader", "/nowhere/at/all")]
    [InlineData("no such configuration", "finder", ".", "--config", "/nowhere.yaml")]
    public async Task What_is_missing_is_told_in_one_line_and_exit_code_1(string told, params string[] command)
    {
        var error = new StringWriter();
        var before = Console.Error;
        Console.SetError(error);
        try
        {
            Assert.Equal(1, await Program.RunAsync(command));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
    }
}
