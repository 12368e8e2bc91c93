using Dobble.TestKit;
using Dobble.Training.Tests.Optimization;
using Dobble.Training.Tests.Pipelines;
using Dobble.Vision.Detection;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Commands;

[Collection(SharedGenerator.Name)]
public sealed class SeedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_training_from_nothing_depends_on_its_seed_and_not_on_what_ran_before()
    {
        DrawnScans.Write(_folder);
        var first = await TrainAsync("first", seed: 5);
        using (rand(100))
        {
            Assert.Equal(first, await TrainAsync("second", seed: 5));
            Assert.NotEqual(first, await TrainAsync("third", seed: 6));
        }
    }

    [Fact]
    public async Task A_training_is_the_same_on_any_number_of_processors_and_with_any_number_of_workers()
    {
        DrawnScans.Write(_folder);
        var first = await TrainAsync("first", seed: 5);
        var settings = ShortTraining.Config.Replace("workers: 1", "workers: 3", StringComparison.Ordinal);
        var config = _folder.Write("many.yaml", $"seed: 5\nrenderedTables: 6\n{settings}");
        using var process = TrainProgram.Start(
            ["finder", _folder.Path, "--config", config, "--out", _folder.File("many"), "--run", _folder.File("many-run")],
            ("DOTNET_PROCESSOR_COUNT", "8"));
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.Equal(first, Identity(_folder.File("many/finder.onnx")));
    }

    private async Task<string> TrainAsync(string name, int seed)
    {
        return Identity(await ShortTraining.FinderAsync(_folder, name, $"seed: {seed}\n"));
    }

    private static string Identity(string model)
    {
        using var finder = new CardFinder(model, "cpu");
        return finder.Info.Metadata["dobble.identity"];
    }
}
