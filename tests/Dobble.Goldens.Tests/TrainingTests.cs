using System.Globalization;
using System.Text.Json.Nodes;
using Dobble.TestKit;

namespace Dobble.Goldens.Tests;

/// <summary>Twenty steps of training on a photo of each series and an image of each symbol.</summary>
public sealed class TrainingTests : IDisposable
{
    private const string Pipeline = """
        pipeline: { name: golden }
        split: { by: series, validation: [grid-crop] }
        load: { measure: 0, backgrounds: [], finder: { batchSize: 4, renderedTables: 24 }, reader: { batchSize: 4 } }
        validate-data: { networks: false }
        train-finder: { from: nothing, training: { steps: 20, stepsPerEpoch: 10, warmupSteps: 5, keepBest: false } }
        train-reader: { from: nothing, galleryCards: 100, training: { steps: 20, stepsPerEpoch: 10, warmupSteps: 5, keepBest: false } }

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobble-golden-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task A_finder_is_trained_to_the_weights_that_it_was() => CheckAsync("finder");

    [Fact]
    public Task A_reader_is_trained_to_the_weights_and_galleries_that_it_was() => CheckAsync("reader", "classic.gallery", "emoji.gallery");

    private async Task CheckAsync(string kind, params string[] galleries)
    {
        var data = TestPaths.RequireData();
        var golden = new Golden($"train-{kind}", Needs.EmojiFont);
        TakeSample(data);
        await File.WriteAllTextAsync(InFolder("golden.yaml"), Pipeline, TestContext.Current.CancellationToken);
        await BuiltProgram.TrainAsync(
            _folder.FullName, "run", "-dp", "--step", $"train-{kind}", "--pipeline", "golden.yaml", "--data", "data/photos");

        var training = Path.Combine(Directory.GetDirectories(InFolder("runs")).Single(), "artifacts", $"train-{kind}");
        var network = new JsonObject
        { ["network"] = kind, ["identity"] = OnnxFile.Identity(Path.Combine(training, "model", kind + ".onnx")) };
        foreach (var gallery in galleries)
            network[gallery] = JsonLines.HashOf(Path.Combine(training, "model", gallery));
        golden.Check(
            [network, .. Epochs(await File.ReadAllLinesAsync(Path.Combine(training, "log.csv"), TestContext.Current.CancellationToken))]);
    }

    /// <summary>Copies the first photo of each series and the first image of each symbol.</summary>
    private void TakeSample(string data)
    {
        foreach (var photo in First(Path.Combine(data, "photos"), "*.jpg", file => Path.GetFileName(file).Split('_')[0]))
        {
            Copy(data, photo);
            Copy(data, Path.ChangeExtension(photo, ".xml"));
        }

        foreach (var image in First(Path.Combine(data, "symbols"), "*", file => Path.GetDirectoryName(file)!))
            Copy(data, image);
    }

    private static IEnumerable<string> First(string folder, string pattern, Func<string, string> group) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .GroupBy(group).Select(files => files.Min(StringComparer.Ordinal)!);

    private void Copy(string data, string file)
    {
        var copy = InFolder(Path.Combine("data", Path.GetRelativePath(data, file)));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }

    private static IEnumerable<JsonNode> Epochs(string[] log)
    {
        var names = log[0].Split(',');
        return log.Skip(1).Select(line => (JsonNode)new JsonObject(names.Zip(line.Split(','))
            .Where(column => column.First != "seconds")
            .Select(column => KeyValuePair.Create(column.First, (JsonNode?)double.Parse(column.Second, CultureInfo.InvariantCulture)))));
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);
}
