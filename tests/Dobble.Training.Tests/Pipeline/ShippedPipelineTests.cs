using System.Text.RegularExpressions;
using Dobble.Data.Models;
using Dobble.Data.Runs;
using Dobble.TestKit;

namespace Dobble.Training.Tests.Pipeline;

/// <summary>The pipelines that make the shipped networks, with the same runs and a few steps each.</summary>
public sealed partial class ShippedPipelineTests : IDisposable
{
    private static readonly Dictionary<string, int> Few = new()
    {
        ["steps"] = 2,
        ["stepsPerEpoch"] = 2,
        ["warmupSteps"] = 1,
        ["batchSize"] = 2,
        ["renderedTables"] = 3,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_command_makes_the_shipped_networks_from_nothing()
    {
        DrawnData.Write(_folder);
        var file = Numbers().Replace(File.ReadAllText(Path.Combine(TestPaths.Root, "pipelines/shipped.yaml")), number =>
            $"{number.Groups[1]}: {Few[number.Groups[1].Value]}")
            + "validate-data: { networks: false }\nvalidate-model: { quick: true }\n";
        string[] command = ["run", "-dp", "-tp", "--pipeline", _folder.Write("shipped.yaml", file), "--data", _folder.File("photos"),
            "--work", _folder.File("work"), "--set", "train-reader.galleryCards=100", "--force"];
        Assert.Equal(0, await Program.RunAsync(command));

        var run = RunFolder.All(_folder.File("work/runs")).Single();
        Assert.All(run.Steps, s => Assert.Equal(RunStatus.Done, s.Status));
        var artifacts = Path.Combine(_folder.File("work/runs"), run.Id, "artifacts");
        Assert.Equal((4, 4, 1), (Logs(artifacts, "train-finder"), Logs(artifacts, "train-reader"), Logs(artifacts, "train-comparer")));
        Assert.Equal((8, 8), ((int)run.AllMetrics().Single(m => m.Key == "train-finder.steps").Value, (int)run.AllMetrics()
            .Single(m => m.Key == "train-reader.steps").Value));

        var model = new ModelBundle(Path.Combine(artifacts, "register/model"));
        Assert.All(new[] { "finder", "reader", "comparer" }, kind => Assert.Equal("none", model.MetadataOf(kind)["dobble.heldOut"]));
        Assert.All(new[] { "finder", "reader", "comparer" }, kind =>
            Assert.Contains("cards.found", model.MetadataOf(kind)["dobble.evaluation"], StringComparison.Ordinal));
        var wide = new FileInfo(Path.Combine(artifacts, "train-finder/run-2/checkpoint/mean.bin")).Length;
        Assert.InRange((double)new FileInfo(model.WeightsOf("finder")).Length / wide, 0.55, 0.65);
        Assert.Contains("photos that were learnt from too", run.Steps.Single(s => s.Name == "evaluate").Summary, StringComparison.Ordinal);
    }

    private static int Logs(string artifacts, string step) =>
        Directory.GetFiles(Path.Combine(artifacts, step), "log.csv", SearchOption.AllDirectories).Length;

    [GeneratedRegex(@"\b(steps|stepsPerEpoch|warmupSteps|batchSize|renderedTables): \d+")]
    private static partial Regex Numbers();
}
