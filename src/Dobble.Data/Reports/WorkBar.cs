using Dobble.Data.Files;
using Spectre.Console;

namespace Dobble.Data.Reports;

/// <summary>
/// Shows how far a piece of work is: a bar that fits a window of 80 columns where somebody looks on, else a line now and then.
/// </summary>
public static class WorkBar
{
    private const int Width = 16;
    private const int Longest = 40;

    /// <summary>Runs work that says how far it is, as often as it likes and from any thread.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="what">What is being done, until the work says more.</param>
    /// <param name="run">The work.</param>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, string what, Func<Action<WorkProgress>, Task<T>> run) =>
        Progress(console).StartAsync(context =>
        {
            var bar = context.AddTask(Short(what));
            return run(p =>
            {
                (bar.MaxValue, bar.Description, bar.Value) = (Math.Max(1, p.Total), Short(p.What), p.Done);
                TimeLeftColumn.BeganAt(bar, p.Before);
            });
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

    private static Progress Progress(IAnsiConsole console) => console.Progress().AutoClear(true).Columns(
        new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = Width }, new PercentageColumn(),
        new TimeLeftColumn());

    private static string Short(string text) => Markup.Escape(Printable.Line(text, Longest));
}
