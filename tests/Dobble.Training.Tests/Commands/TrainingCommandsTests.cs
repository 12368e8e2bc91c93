using Dobble.TestKit;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Training.Tests.Commands;

public sealed class TrainingCommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_trained_reader_is_a_model_and_galleries_that_reading_loads()
    {
        DrawnScans.Write(_folder);
        string[] command =
        [
            "reader", _folder.Path, "--config", _folder.Write("reader.yaml", ShortTraining.Config), "--out", _folder.File("models"),
            "--galleries", _folder.File("galleries"), "--run", _folder.File("run"),
        ];
        Assert.Equal(0, await Program.RunAsync(command));

        using var reader = new CardReader(_folder.File("models/reader.onnx"), "cpu");
        foreach (var name in new[] { "classic", "emoji" })
        {
            var deck = Deck.Load(Path.Combine(TestPaths.Root, "decks", name + ".json"));
            Assert.Equal(reader.Identity, Gallery.Load(_folder.File($"galleries/{name}.gallery"), deck).Reader);
        }

        using var image = new Mat(200, 200, MatType.CV_8UC3, Scalar.White);
        Assert.Single(reader.Read(image, [new Ellipse(100, 100, 80, 80, 0)]));
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
        using var finder = new CardFinder(await ShortTraining.FinderAsync(_folder, "models"), "cpu");
        using var image = new Mat(200, 300, MatType.CV_8UC3, Scalar.All(90));
        Assert.NotNull(finder.Find(image));
    }

    [Fact]
    public async Task A_finder_that_was_trained_wide_is_narrowed_by_a_training_that_starts_from_it()
    {
        DrawnScans.Write(_folder);
        var wide = new FileInfo(await ShortTraining.FinderAsync(_folder, "wide", "wide: true\n"));
        var narrow = new FileInfo(await ShortTraining.FinderAsync(_folder, "narrow", "", "--from", _folder.File("wide-run")));
        Assert.InRange((double)narrow.Length / wide.Length, 0.55, 0.65);
    }

    [Theory]
    [InlineData("holds no weights of this network", "finder.weights")]
    [InlineData("not the weights of the ONNX file", "finder.onnx")]
    public async Task A_model_whose_files_do_not_belong_together_is_not_exported(string told, string replaced)
    {
        DrawnScans.Write(_folder);
        await ShortTraining.FinderAsync(_folder, "other");
        foreach (var file in new[] { "finder.onnx", "finder.weights" })
            File.Copy(Path.Combine(TestPaths.Root, "models", file), _folder.Write("model/" + file, ""), overwrite: true);
        if (replaced == "finder.onnx")
            File.Copy(_folder.File("other/finder.onnx"), _folder.File("model/finder.onnx"), overwrite: true);
        else
            _folder.Write("model/" + replaced, "no weights");

        var (code, error) = await FailAsync("export", _folder.File("model"), "--out", _folder.File("out"));
        Assert.Equal(1, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("out/finder.onnx")));
    }

    [Theory]
    [InlineData("no such folder", "reader", "/nowhere/at/all")]
    [InlineData("no such configuration", "finder", ".", "--config", "/nowhere.yaml")]
    [InlineData("there are no weights", "export", "/nowhere", "--out", "/nowhere/else")]
    public async Task What_is_missing_is_told_in_one_line_and_exit_code_1(string told, params string[] command)
    {
        var (code, error) = await FailAsync(command);
        Assert.Equal(1, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> FailAsync(params string[] command)
    {
        var error = new StringWriter();
        var before = Console.Error;
        Console.SetError(error);
        try
        {
            return (await Program.RunAsync(command), error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
