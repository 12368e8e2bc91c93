using Dobble.Data.Files;
using Spectre.Console;

namespace Dobble.Training.Pipelines.Steps;

/// <summary>Shows how far a piece of work is.</summary>
internal static class WorkBar
{
    /// <summary>Runs it with a bar.</summary>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, Func<Action<WorkProgress>, Task<T>> run) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context =>
        {
            var bar = context.AddTask("at work");
            return run(p => (bar.MaxValue, bar.Value, bar.Description) = (Math.Max(1, p.Total), p.Done, Markup.Escape(p.What)));
        });
}
