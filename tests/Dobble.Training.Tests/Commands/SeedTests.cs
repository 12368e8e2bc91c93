using Dobble.Data.Models;
using Dobble.TestKit;
using Dobble.Training.Tests.Optimization;
using Dobble.Training.Tests.Pipeline;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Commands;

[Collection(SharedGenerator.Name)]
public sealed class SeedTests : IDisposable
{
    private const string Step = "train-finder";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_training_from_nothing_depends_on_its_seed_and_not_on_what_ran_before()
    {
        DrawnData.Write(_folder);
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
        DrawnData.Write(_folder);
        var first = await TrainAsync("first", seed: 5);
        using var process = TrainProgram.Start(
            ShortTraining.Command(_folder, "many", Step, "load.finder.seed=5", "load.workers=3"), ("DOTNET_PROCESSOR_COUNT", "8"));
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.Equal(first, Identity(ShortTraining.Output(_folder, "many", Step)));
    }

    private async Task<string> TrainAsync(string name, int seed) =>
        Identity(await ShortTraining.RunAsync(_folder, name, Step, $"load.finder.seed={seed}"));

    private static string Identity(string training) =>
        new ModelBundle(Path.Combine(training, "model")).MetadataOf("finder")["dobble.identity"];
}
