using Dobble.Data.Files;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary>Shows how far a piece of work is.</summary>
internal static class CommandProgress
{
    /// <summary>Runs the work with a bar on a terminal, else silently.</summary>
    public static Task<T> RunAsync<T>(TextWriter writer, Func<Action<WorkProgress>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        return console.Progress().AutoClear(true).StartAsync(context =>
        {
            var bar = context.AddTask("starting");
            return work(step =>
            {
                bar.Description = step.What;
                bar.MaxValue = Math.Max(1, step.Total);
                bar.Value = step.Done;
            });
        });
    }
}
