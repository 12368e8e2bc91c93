using System.Globalization;
using System.Runtime.InteropServices;
using Dobble.Data.Files;
using Dobble.Data.Reports;
using Dobble.Data.Runs;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using Dobble.Vision;
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
        return await WorkBar.ShowAsync<IReadOnlyList<EpochLog>>(run.Console, task.Net.Kind, async show =>
        {
            var (what, before) = (task.Net.Kind, trainer.StepsDone);
            await trainer.RunAsync(
                step => show(new WorkProgress(what, step, options.Steps, before)),
                epoch =>
                {
                    run.Log?.WriteLine($"  {task.Net.Kind} {Figures(epoch)}{StepTime(epochs, epoch)}");
                    epochs.Add(epoch);
                    epoch.AppendTo(log);
                    TrainingPlot.Save(epochs, Path.Combine(run.Folder, "training.png"));
                    run.Trained?.Invoke(run.Part, log);
                    what = Short(task, epoch);
                },
                stop);
            return epochs;
        });
    }

    // What fits beside a bar: the sum of the losses, and the figure that the training is for.
    private static string Short(ITrainingTask task, EpochLog epoch) => string.Create(CultureInfo.InvariantCulture,
        $"{task.Net.Kind} loss {epoch.Values.Where(v => v.Key.EndsWith("loss", StringComparison.Ordinal)).Sum(v => v.Value):0.000}")
        + (epoch.Values.TryGetValue(task.Goal, out var goal) ? string.Create(CultureInfo.InvariantCulture, $", {task.Goal} {goal:0.000}")
            : string.Empty);

    private static string Figures(EpochLog epoch) => string.Create(CultureInfo.InvariantCulture, $"step {epoch.Step}: ")
        + string.Join(", ", epoch.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key} {v.Value:0.000}")));

    private static string StepTime(List<EpochLog> before, EpochLog epoch)
    {
        var (steps, seconds) = before.Count > 0 ? (epoch.Step - before[^1].Step, epoch.Seconds - before[^1].Seconds)
            : (epoch.Step, epoch.Seconds);
        return string.Create(CultureInfo.InvariantCulture, $"; {seconds * 1000 / Math.Max(1, steps):0} ms a step with validation");
    }
}
