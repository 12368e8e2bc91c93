using Dobble.Data.Files;
using Dobble.Data.Reports;
using Dobble.Training.Networks;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using static TorchSharp.torch;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>
/// Measures whether batches are made as fast as training uses them: training's speed with them, as a share of its speed on batches in
/// memory.
/// </summary>
/// <param name="batches">Batches to measure with.</param>
/// <param name="workers">Threads that make batches.</param>
/// <param name="run">The clock, and where trainings may write.</param>
internal sealed class FeedMeter(int batches, int workers, RunContext run)
{
    private const int WarmUp = 5;
    private const int InMemory = 6;

    /// <summary>The share, about 1 where training never waits.</summary>
    public async Task<double> MeasureAsync(ITrainingTask task, CancellationToken stop)
    {
        var ready = Enumerable.Range(0, InMemory).Select(i => task.MakeBatch(i)).ToArray();
        var memory = await SecondsAsync(new Fed(task, index => ready[index % InMemory]), stop);
        var live = await SecondsAsync(task, stop);
        run.Say($"  {task.Net.Kind}: {memory * 1000 / batches:f0} ms a batch from memory, {live * 1000 / batches:f0} ms as it is drawn");
        return memory / live;
    }

    private async Task<double> SecondsAsync(ITrainingTask task, CancellationToken stop)
    {
        var folder = Path.Combine(run.Folder, "feed");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var (start, seconds) = (0L, 0.0);
        using (var trainer = new Trainer(
            task, new TrainerOptions { Steps = WarmUp + batches, StepsPerEpoch = WarmUp + batches, Workers = workers }, folder))
        {
            var what = $"measuring the {task.Net.Kind}'s feed";
            await WorkBar.ShowAsync(run.Console, what, async show =>
            {
                await trainer.RunAsync(
                    step =>
                    {
                        if (step == WarmUp)
                            start = run.Time.GetTimestamp();
                        if (step == WarmUp + batches)
                            seconds = run.Time.GetElapsedTime(start).TotalSeconds;
                        show(new WorkProgress(what, step, WarmUp + batches));
                    },
                    _ => { },
                    stop);
                return true;
            });
        }

        Directory.Delete(folder, recursive: true);
        return seconds;
    }

    /// <summary>The same training with other batches.</summary>
    private sealed class Fed(ITrainingTask task, Func<long, Batch> batch) : ITrainingTask
    {
        public VisionNet Net => task.Net;

        public nn.Module? Auxiliary => task.Auxiliary;

        public string Goal => task.Goal;

        public Batch MakeBatch(long index) => batch(index);

        public IReadOnlyDictionary<string, Tensor> Losses(Tensor[] outputs, IReadOnlyDictionary<string, Tensor> targets) =>
            task.Losses(outputs, targets);

        public IReadOnlyDictionary<string, double> Validate() => task.Validate();
    }
}
