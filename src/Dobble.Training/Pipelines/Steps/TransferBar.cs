using Dobble.Data.Stores;
using Spectre.Console;

namespace Dobble.Training.Pipelines.Steps;

/// <summary>Shows how far a transfer is.</summary>
internal static class TransferBar
{
    /// <summary>Runs a transfer with a bar.</summary>
    public static Task<Transfer> ShowAsync(IAnsiConsole console, string what, Func<IProgress<TransferProgress>, Task<Transfer>> run) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask(what);
            return await run(new Bar(what, bar));
        });

    /// <summary>Reports on the thread that reports, so that the last report is not late.</summary>
    private sealed class Bar(string what, ProgressTask task) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            task.MaxValue = Math.Max(1, value.AllBytes);
            task.Value = value.Bytes;
            task.Description = $"{what} {value.Files} of {value.AllFiles} files";
        }
    }
}
