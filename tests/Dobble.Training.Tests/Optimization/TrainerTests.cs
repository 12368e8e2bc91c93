using Dobble.Training.Tests.Data;
using Dobble.Training.Augmentation;
using Dobble.Training.Optimization;
using Dobble.Training.Tests.Augmentation;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Optimization;

public sealed class TrainerTests : IDisposable
{
    private static readonly TrainerOptions Short = new() { Steps = 4, StepsPerEpoch = 2, WarmupSteps = 1 };
    private readonly DrawnSymbols _symbols = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _symbols.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_run_that_was_stopped_ends_as_if_it_had_not_been()
    {
        var whole = await TrainAsync("whole", Short, stopAfter: 99);
        await Assert.ThrowsAsync<OperationCanceledException>(() => TrainAsync("parts", Short, stopAfter: 2));
        var resumed = await TrainAsync("parts", Short, stopAfter: 99);
        Assert.Equal(whole, resumed, 1e-6);
    }

    [Fact]
    public void The_same_seed_gives_the_same_batch()
    {
        var first = NewTask().MakeBatch(3).Pixels;
        Assert.Equal(first, NewTask().MakeBatch(3).Pixels);
        Assert.NotEqual(first, NewTask().MakeBatch(4).Pixels);
    }

    [Fact]
    public async Task A_fault_while_rendering_reaches_whoever_trains()
    {
        using var pipeline = new BatchPipeline(_ => throw new InvalidDataException("no such card"), 0, 4, 2);
        var fault = await Assert.ThrowsAnyAsync<Exception>(async () => await pipeline.NextAsync());
        Assert.IsType<InvalidDataException>(fault.GetBaseException());
    }

    [Fact]
    public async Task Batches_come_in_order_however_many_threads_render_them()
    {
        using var pipeline = new BatchPipeline(i => new Batch([(byte)i], 1, 1, new GridTargets(1, 1, 1, 1)), 5, 25, 3);
        for (var i = 5; i < 25; i++)
            Assert.Equal(i, (await pipeline.NextAsync()).Pixels[0]);
    }

    private ReaderTask NewTask()
    {
        var composer = new CardComposer([(1, _symbols.Pictures)], []);
        manual_seed(3);
        return new ReaderTask(_symbols.Classes, composer.Compose, [], batchSize: 2, seed: 1);
    }

    private async Task<double> TrainAsync(string name, TrainerOptions options, int stopAfter)
    {
        using var stop = new CancellationTokenSource();
        var task = NewTask();
        using var trainer = new Trainer(task, options, _folder.File(name));
        await trainer.RunAsync(
            step =>
            {
                if (step >= stopAfter)
                    stop.Cancel();
            },
            _ => { },
            stop.Token);
        using var scope = NewDisposeScope();
        return task.Net.parameters().Sum(p => p.abs().sum().item<float>());
    }
}
