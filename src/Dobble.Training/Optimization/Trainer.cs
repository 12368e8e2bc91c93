using System.Diagnostics;
using Dobble.Data.Evaluation;
using Dobble.Data.Runs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>
/// Trains a network: cosine schedule, mean of weights, a checkpoint and a log line an epoch, the best weights by validation
/// kept, an early end where they get no better.
/// </summary>
internal sealed class Trainer(ITrainingTask task, TrainerOptions options, string folder) : IDisposable
{
    private const double LongestGradient = 5;
    private const int Shown = 4;
    private const int ShownSide = 360;
    private readonly WeightAverage _average = new(task.Net);
    private readonly Checkpoint _checkpoint = new(folder);
    private readonly BestWeights _best = new(folder);

    /// <summary>Steps that the checkpoint in the folder has done.</summary>
    public int StepsDone => _checkpoint.StepsDone;

    /// <summary>
    /// Trains to the end, from the checkpoint in the folder if there is one. Afterwards the network, on the
    /// processor again, holds the mean weights of the epoch that validated best; of the last where nothing is validated or the best is not
    /// to be kept.
    /// </summary>
    /// <param name="onStep">Called after every batch with the steps done, on the training's thread.</param>
    /// <param name="onEpoch">Called after every epoch, on the training's thread.</param>
    /// <param name="stop">Stops after the current batch; the last checkpoint stays.</param>
    public Task RunAsync(Action<int> onStep, Action<EpochLog> onEpoch, CancellationToken stop) => TorchThread.RunAsync(
        () =>
        {
            Run(onStep, onEpoch, stop);
            return true;
        },
        options.Threads);

    private void Run(Action<int> onStep, Action<EpochLog> onEpoch, CancellationToken stop)
    {
        var done = _checkpoint.LoadWeights(task, _average);
        // Only now: weights that are loaded on a graphics card are other tensors than before.
        using var optimizer = Optimizers.Create(
            options, task.Auxiliary is null ? task.Net.parameters() : task.Net.parameters().Concat(task.Auxiliary.parameters()));
        _checkpoint.LoadState(optimizer);
        var earlier = _checkpoint.Seconds;
        var clock = Stopwatch.StartNew();
        using var batches = new BatchPipeline(task.MakeBatch, done, options.Steps, options.Workers);
        var sums = new Dictionary<string, double>();
        onStep(done);
        while (done < options.Steps && !IsStale(done / options.StepsPerEpoch))
        {
            stop.ThrowIfCancellationRequested();
            Step(optimizer, batches.Next(), done, sums);
            onStep(++done);
            if (done % options.StepsPerEpoch != 0 && done != options.Steps)
                continue;

            var count = ((done - 1) % options.StepsPerEpoch) + 1;
            var values = sums.ToDictionary(s => s.Key, s => s.Value / count);
            sums.Clear();
            foreach (var (name, value) in ValidateMean(EpochOf(done)))
                values[name] = value;
            var seconds = earlier + clock.Elapsed.TotalSeconds;
            _checkpoint.Save(task, _average, optimizer, done, seconds);
            onEpoch(new EpochLog(EpochOf(done), done, seconds, values));
        }

        if (options.KeepBest && _best.Score is not null)
            _best.Load(task);
        else
            _average.Swap(task.Net);
        task.Net.eval();
        task.MoveTo(CPU);
    }

    private int EpochOf(int step) => (step + options.StepsPerEpoch - 1) / options.StepsPerEpoch;

    private bool IsStale(int epoch) => options.Patience > 0 && _best.Score is not null && epoch - _best.Epoch >= options.Patience;

    public void Dispose() => _average.Dispose();

    private double Rate(int step)
    {
        var warm = Math.Min(1.0, (step + 1.0) / Math.Max(1, options.WarmupSteps));
        return options.LearningRate * warm * 0.5 * (1 + Math.Cos(Math.PI * step / options.Steps));
    }

    private void Step(OptimizerHelper optimizer, Batch batch, int step, Dictionary<string, double> sums)
    {
        using var scope = NewDisposeScope();
        var device = task.Net.Device;
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = Rate(step);
        task.Net.train();
        optimizer.zero_grad();
        var input = batch.ToInput(device);
        var outputs = task.Net.forward(options.MixedPrecision ? input.to_type(ScalarType.BFloat16) : input);
        var losses = task.Losses(outputs, batch.Targets(device));
        losses.Values.Aggregate((a, b) => a + b).backward();
        nn.utils.clip_grad_norm_(task.Net.parameters(), LongestGradient);
        optimizer.step();
        // Early weights are far from the end; the mean starts short and grows to its full length.
        _average.Update(task.Net, Math.Min(options.AverageDecay, (step + 1.0) / (step + 10.0)));
        foreach (var (name, loss) in losses)
            sums[name] = sums.GetValueOrDefault(name) + loss.item<float>();
    }

    private IReadOnlyDictionary<string, double> ValidateMean(int epoch)
    {
        using var scope = NewDisposeScope();
        using var none = no_grad();
        _average.Swap(task.Net);
        task.Net.eval();
        var metrics = task.Validate();
        if (options.KeepBest && metrics.TryGetValue(task.Goal, out var score))
            _best.Offer(task, epoch, score);
        var grid = new SampleGrid(Shown, ShownSide, ShownSide);
        task.Show(grid, Shown);
        grid.Save(Path.Combine(folder, RunCurves.GridName));
        _average.Swap(task.Net);
        return metrics;
    }
}
