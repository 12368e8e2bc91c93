using Dobble.Data.Files;
using Spectre.Console;

namespace Dobble.Data.Reports;

/// <summary>Shows how far a piece of work is: a bar where somebody looks on, else nothing.</summary>
public static class WorkBar
{
    /// <summary>Runs work that says how far it is, as often as it likes and from any thread.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="what">What is being done, until the work says more.</param>
    /// <param name="run">The work.</param>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, string what, Func<Action<WorkProgress>, Task<T>> run) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context =>
        {
            var bar = context.AddTask(Markup.Escape(what));
            return run(p => (bar.MaxValue, bar.Value, bar.Description) = (Math.Max(1, p.Total), p.Done, Markup.Escape(p.What)));
        });

    /// <summary>Runs work of a known number of steps, which says when one is done, from any thread.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="what">What is being done.</param>
    /// <param name="steps">How many steps there are.</param>
    /// <param name="run">The work.</param>
    public static Task<T> CountAsync<T>(IAnsiConsole console, string what, long steps, Func<Action, Task<T>> run)
    {
        var done = 0L;
        return ShowAsync(console, what, show => run(() => show(new WorkProgress(what, Interlocked.Increment(ref done), steps))));
    }
}
