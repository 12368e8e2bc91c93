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
        DrawnData.Write(_folder);
        var training = await ShortTraining.RunAsync(_folder, "work", "train-reader");

        using var reader = new CardReader(Path.Combine(training, "model/reader.onnx"), "cpu");
        foreach (var name in new[] { "classic", "emoji" })
        {
            var deck = Deck.Load(Path.Combine(TestPaths.Root, "decks", name + ".json"));
            Assert.Equal(reader.Identity, Gallery.Load(Path.Combine(training, $"model/{name}.gallery"), deck).Reader);
        }

        using var image = new Mat(200, 200, MatType.CV_8UC3, Scalar.White);
        Assert.Single(reader.Read(image, [new Ellipse(100, 100, 80, 80, 0)]));
        Assert.Contains("reader.onnx", File.ReadAllText(Path.Combine(training, "model/models.json")), StringComparison.Ordinal);
        Assert.Contains("dobble.commit", File.ReadAllText(Path.Combine(training, "model/reader.md")), StringComparison.Ordinal);
        Assert.Equal("beige-cloth, white-paper", reader.Info.Metadata["dobble.heldOut"]);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(training, "log.csv")).Length);
        Assert.True(new FileInfo(Path.Combine(training, "training.png")).Length > 1000);
    }

    [Fact]
    public async Task A_trained_finder_is_a_model_that_finding_loads()
    {
        DrawnData.Write(_folder);
        using var finder = new CardFinder(
            Path.Combine(await ShortTraining.RunAsync(_folder, "work", "train-finder"), "model/finder.onnx"), "cpu");
        using var image = new Mat(200, 300, MatType.CV_8UC3, Scalar.All(90));
        Assert.NotNull(finder.Find(image));
    }

    [Theory]
    [InlineData("holds no weights of this network", "finder.weights")]
    [InlineData("not the weights of the ONNX file", "finder.onnx")]
    public async Task A_model_whose_files_do_not_belong_together_is_not_exported(string told, string replaced)
    {
        foreach (var file in new[] { "finder.onnx", "finder.weights", "reader.onnx", "reader.weights" })
            File.Copy(Path.Combine(TestPaths.Root, "models", file), _folder.Write("model/" + file, ""), overwrite: true);
        if (replaced == "finder.onnx")
        {
            DrawnData.Write(_folder);
            var other = await ShortTraining.RunAsync(_folder, "other", "train-finder");
            File.Copy(Path.Combine(other, "model/finder.onnx"), _folder.File("model/finder.onnx"), overwrite: true);
        }
        else
        {
            _folder.Write("model/" + replaced, "no weights");
        }

        var (code, error) = await FailAsync("export", _folder.File("model"), "--out", _folder.File("out"));
        Assert.Equal(1, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("out/finder.onnx")));
    }

    [Fact]
    public async Task Weights_that_are_missing_are_told_in_one_line_and_exit_code_1()
    {
        var (code, error) = await FailAsync("export", "/nowhere", "--out", "/nowhere/else");
        Assert.Equal(1, code);
        Assert.Contains("there are no weights", error, StringComparison.Ordinal);
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
