using Dobble.Assistant.Capture;
using Dobble.Assistant.Runtime;
using Spectre.Console;

namespace Dobble.Assistant.Replay;

/// <summary>Shows how far a replay is, where somebody looks on.</summary>
internal static class ReplayProgress
{
    /// <summary>Plays with a bar.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="source">What is played.</param>
    /// <param name="play">Plays into one more sink.</param>
    public static async Task<T> ShowAsync<T>(IAnsiConsole console, IFrameSource source, Func<ITableSink, Task<T>> play)
    {
        if (!console.Profile.Out.IsTerminal || source.Length is not { } length)
        {
            using var nobody = new Watcher("progress", _ => { });
            return await play(nobody).ConfigureAwait(false);
        }

        return await console.Progress().Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("", maxValue: length);
                using var watcher = new Watcher("progress", state =>
                {
                    task.Value = state.Frame + 1;
                    task.Description = $"{state.Table.Cards.Count} cards";
                });
                return await play(watcher).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }
}
