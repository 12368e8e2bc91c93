using System.Runtime.InteropServices;
using Dobble.Data.Runs;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using Dobble.Vision;
using Spectre.Console;
using TorchSharp;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>Runs a training with a progress bar, a log and a plot in the run's folder.</summary>
internal static class TrainingRun
{
    private const int MaxRestarts = 3;

    /// <summary>
    /// Begins a training: the same weights from nothing for the same seed, or those to start from, on the device that it asks for.
    /// </summary>
    /// <param name="make">Makes the training; its network has random weights.</param>
    /// <param name="seed">Seed of those.</param>
    /// <param name="from">The folder of an earlier run or of a model; null starts from nothing.</param>
    /// <param name="options">Says where to compute, and on how many threads.</param>
    /// <exception cref="DobbleException">The folder holds no weights of this network, or there is no such device.</exception>
    public static Task<T> BeginAsync<T>(Func<T> make, int seed, string? from, TrainerOptions options)
        where T : ITrainingTask => TorchThread.RunAsync(
            () =>
            {
                // The generator is the process's; without this, weights from nothing would depend on what was trained before.
                torch.manual_seed(seed);
                var begun = make();
                InitialWeights.Load(begun, from);
                begun.MoveTo(TrainingDevice.Find(options.Device));
                return begun;
            },
            options.Threads);

    /// <summary>Trains to the end; a training that the native library breaks goes on from its last checkpoint.</summary>
    /// <exception cref="DobbleException">The native library failed again and again, or before there was a checkpoint.</exception>
    public static async Task<IReadOnlyList<EpochLog>> RunAsync(
        ITrainingTask task, TrainerOptions options, RunContext run, CancellationToken stop)
    {
        Directory.CreateDirectory(run.Folder);
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                return await OnceAsync(task, options, run, stop);
            }
            catch (ExternalException e)
            {
                var reason = e.Message.Split('\n')[0];
                if (restarts == MaxRestarts || new Checkpoint(run.Folder).StepsDone == 0)
                    throw new DobbleException($"training failed in the native library ({reason}); start the same command again", e);
                run.Say($"[yellow]the native library failed ({reason}); going on from the last checkpoint[/]");
            }
        }
    }

    private static async Task<IReadOnlyList<EpochLog>> OnceAsync(
        ITrainingTask task, TrainerOptions options, RunContext run, CancellationToken stop)
    {
        var log = Path.Combine(run.Folder, "log.csv");
        using var trainer = new Trainer(task, options, run.Folder);
        var epochs = EpochLog.Read(log, trainer.StepsDone).ToList();
        File.Delete(log);
        epochs.ForEach(e => e.AppendTo(log));
        await run.Console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(task.Net.Kind, maxValue: options.Steps);
                await trainer.RunAsync(
                    step => bar.Value = step,
                    epoch =>
                    {
                        epochs.Add(epoch);
                        epoch.AppendTo(log);
                        TrainingPlot.Save(epochs, Path.Combine(run.Folder, "training.png"));
                        run.Trained?.Invoke(run.Part, log);
                        bar.Description = Markup.Escape($"{task.Net.Kind} {Summary(epoch)}");
                    },
                    stop);
            });
        return epochs;
    }

    private static string Summary(EpochLog epoch) =>
        string.Join(", ", epoch.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} {v.Value:f3}"));
}
