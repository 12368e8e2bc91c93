using Dobble.Assistant.Capture;
using Dobble.Assistant.Outputs;
using Spectre.Console;

namespace Dobble.Assistant.Replay;

/// <summary>Shows how far a replay is, where somebody looks on.</summary>
internal static class ReplayProgress
{
    private const string Name = "progress";

    /// <summary>Plays with a bar.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="source">What is played.</param>
    /// <param name="play">Plays into one more output.</param>
    public static async Task<T> ShowAsync<T>(IAnsiConsole console, IFrameSource source, Func<Output, Task<T>> play)
    {
        if (!console.Profile.Out.IsTerminal || source.Length is not { } length)
            return await play(new Output(Name)).ConfigureAwait(false);

        return await console.Progress().Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("", maxValue: length);
                return await play(Output.Of(Name, frame =>
                {
                    task.Value = frame.State.Frame + 1;
                    task.Description = $"{frame.State.Table.Cards.Count} cards";
                })).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }
}
