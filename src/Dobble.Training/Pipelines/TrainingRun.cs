using Dobble.Training.Optimization;
using Dobble.Training.Plots;
using Spectre.Console;

namespace Dobble.Training.Pipelines;

/// <summary>Runs a training with a progress bar, a log and a plot in the run's folder.</summary>
internal static class TrainingRun
{
    public static async Task<IReadOnlyList<EpochLog>> RunAsync(
        ITrainingTask task, TrainerOptions options, RunContext run, CancellationToken stop)
    {
        Directory.CreateDirectory(run.Folder);
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
                        bar.Description = Markup.Escape($"{task.Net.Kind} {Summary(epoch)}");
                    },
                    stop);
            });
        return epochs;
    }

    private static string Summary(EpochLog epoch) =>
        string.Join(", ", epoch.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} {v.Value:f3}"));
}
