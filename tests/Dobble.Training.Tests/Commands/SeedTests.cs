using Dobble.Training.Tests.Data;
using Dobble.Training.Tests.Optimization;
using Dobble.Vision.Cards;
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

    private async Task<string> TrainAsync(string name, int seed)
    {
        using var finder = new CardFinder(await ShortTraining.FinderAsync(_folder, name, $"seed: {seed}\n"), "cpu");
        return finder.Info.Metadata["dobble.identity"];
    }
}
