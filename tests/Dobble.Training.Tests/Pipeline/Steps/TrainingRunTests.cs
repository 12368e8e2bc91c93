using System.Runtime.InteropServices;
using Dobble.Data.Runs;
using Dobble.Scenes.Crops;
using Dobble.Scenes.Tests.Crops;
using Dobble.TestKit;
using Dobble.Training.Networks;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Pipeline.Steps;
using Dobble.Vision;
using Spectre.Console;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Pipeline.Steps;

public sealed class TrainingRunTests : IDisposable
{
    private readonly DrawnSymbols _symbols = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _symbols.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_training_that_the_native_library_breaks_goes_on_from_its_checkpoint()
    {
        var task = new BreakingTask(NewTask(), breaksAt: [5]);
        var epochs = await RunAsync(task);
        Assert.Equal([2, 4, 6, 8], epochs.Select(e => e.Step));
        Assert.Equal(9, task.Steps);
        Assert.Equal(5, File.ReadAllLines(_folder.File("log.csv")).Length);
    }

    [Fact]
    public async Task One_that_breaks_before_there_is_a_checkpoint_says_to_start_again()
    {
        var error = await Assert.ThrowsAsync<DobbleException>(() => RunAsync(new BreakingTask(NewTask(), breaksAt: [1])));
        Assert.Contains("start the same command again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_breaks_again_and_again_is_given_up()
    {
        await Assert.ThrowsAsync<DobbleException>(() => RunAsync(new BreakingTask(NewTask(), breaksAt: [3, 4, 5, 6, 7])));
    }

    private ReaderTask NewTask()
    {
        var composer = new CardComposer([(1, _symbols.Images)], 8, []);
        return new(_symbols.Classes, (random, _) => composer.Compose(random), [], batchSize: 2, seed: 1);
    }

    private Task<IReadOnlyList<EpochLog>> RunAsync(ITrainingTask task)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        var options = new TrainerOptions { Steps = 8, StepsPerEpoch = 2, WarmupSteps = 1, Workers = 1 };
        return TrainingRun.RunAsync(
            task, options, new RunContext(_folder.Path, console, TimeProvider.System), TestContext.Current.CancellationToken);
    }

    /// <summary>A training in which native code fails at some of its steps, counted over all tries.</summary>
    private sealed class BreakingTask(ReaderTask task, int[] breaksAt) : ITrainingTask
    {
        public int Steps { get; private set; }

        public VisionNet Net => task.Net;

        public nn.Module? Auxiliary => task.Auxiliary;

        public string Goal => task.Goal;

        public Batch MakeBatch(long index) => task.MakeBatch(index);

#pragma warning disable CA2201 // What native code throws is what is meant.
        public IReadOnlyDictionary<string, Tensor> Losses(Tensor[] outputs, IReadOnlyDictionary<string, Tensor> targets) =>
            breaksAt.Contains(++Steps) ? throw new ExternalException("Expected false to be true\nand so on")
                : task.Losses(outputs, targets);
#pragma warning restore CA2201

        public IReadOnlyDictionary<string, double> Validate() => task.Validate();
    }
}
