using Dobble.Data.Files;
using Dobble.Data.Reports;
using Dobble.Data.Stores;
using Spectre.Console;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>Shows how far a transfer is.</summary>
internal static class TransferBar
{
    /// <summary>Runs a transfer with a bar.</summary>
    public static Task<Transfer> ShowAsync(IAnsiConsole console, string what, Func<IProgress<TransferProgress>, Task<Transfer>> run) =>
        WorkBar.ShowAsync(console, what, show => run(new Bar(what, show)));

    /// <summary>Reports on the thread that reports, so that the last report is not late.</summary>
    private sealed class Bar(string what, Action<WorkProgress> show) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) =>
            show(new WorkProgress($"{what} {value.Files} of {value.AllFiles} files", value.Bytes, value.AllBytes));
    }
}
