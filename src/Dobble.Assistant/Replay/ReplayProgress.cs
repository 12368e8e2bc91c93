using Dobble.Assistant.Capture;
using Dobble.Assistant.Outputs;
using Dobble.Data.Files;
using Dobble.Data.Reports;
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
    /// <param name="lines">Gets a line now and then where nobody looks on; null for none.</param>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, IFrameSource source, Func<Output, Task<T>> play, IAnsiConsole? lines = null)
    {
        var seen = console.Profile.Out.IsTerminal ? console : lines;
        return seen is null || source.Length is not { } length
            ? play(new Output(Name))
            : WorkBar.ShowAsync(seen, "playing", show => play(Output.Of(Name, frame => show(new WorkProgress(
                seen == console ? $"{frame.State.Table.Cards.Count} cards" : "playing", frame.State.Frame + 1, length)))));
    }
}
