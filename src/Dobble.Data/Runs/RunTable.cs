using System.Globalization;
using Spectre.Console;

namespace Dobble.Data.Runs;

/// <summary>Runs for people: a list, and a comparison.</summary>
public static class RunTable
{
    private static readonly string[] Shown = ["evaluate.pairs.right", "evaluate.pairs.wrong", "evaluate.cards.found", "evaluate.mAP@0.5"];

    /// <summary>Prints a row a run.</summary>
    public static void List(IAnsiConsole console, IReadOnlyList<RunRecord> runs)
    {
        var table = new Table().RoundedBorder().AddColumns("run", "name", "steps", "", "time");
        foreach (var name in Shown)
            table.AddColumn(new TableColumn(Markup.Escape(name["evaluate.".Length..])).RightAligned());
        foreach (var run in runs)
        {
            var metrics = run.AllMetrics().ToDictionary(m => m.Key, m => m.Value);
            table.AddRow([
                run.Id, Markup.Escape(run.Name), Markup.Escape(Parts(run)), Status(run.Status), RunPage.Duration(run.Seconds),
                .. Shown.Select(s => metrics.TryGetValue(s, out var value) ? Number(value) : "–"),
            ]);
        }

        console.Write(table);
    }

    /// <summary>Prints what differs between runs, settings first, then figures.</summary>
    public static void Compare(IAnsiConsole console, IReadOnlyList<RunRecord> runs)
    {
        var table = new Table().RoundedBorder().AddColumn(string.Empty);
        foreach (var run in runs)
            table.AddColumn(new TableColumn(run.Id).RightAligned());
        // Settings of a step that one of them did not run say nothing.
        var common = runs.Select(r => r.Settings.Keys.Select(SectionOf).ToHashSet()).Aggregate((a, b) => [.. a.Intersect(b)]);
        Add(table, runs, runs.SelectMany(r => r.Settings.Keys).Where(k => common.Contains(SectionOf(k))), (run, key) =>
            run.Settings.GetValueOrDefault(key, "–"), onlyDifferent: true);
        table.AddEmptyRow();
        var metrics = runs.ToDictionary(r => r.Id, r => r.AllMetrics().ToDictionary(m => m.Key, m => m.Value));
        Add(table, runs, metrics.Values.SelectMany(m => m.Keys), (run, key) =>
            metrics[run.Id].TryGetValue(key, out var value) ? Number(value) : "–", onlyDifferent: false);
        console.Write(table);
    }

    private static void Add(
        Table table, IReadOnlyList<RunRecord> runs, IEnumerable<string> keys, Func<RunRecord, string, string> cell, bool onlyDifferent)
    {
        foreach (var key in keys.Distinct().Order(StringComparer.Ordinal))
        {
            var cells = runs.Select(r => cell(r, key)).ToArray();
            var differ = cells.Distinct().Count() > 1;
            if (differ || !onlyDifferent)
                table.AddRow([Markup.Escape(key), .. cells.Select(c => differ ? $"[bold]{Markup.Escape(c)}[/]" : Markup.Escape(c))]);
        }
    }

    private static string SectionOf(string key) => key.Split('.')[0];

    private static string Parts(RunRecord run) => string.Join(" + ", run.Steps.Select(s => s.Part).Distinct());

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Status(RunStatus status) => status switch
    {
        RunStatus.Done => "[green]done[/]",
        RunStatus.Failed => "[red]failed[/]",
        // A run that says so and is not there any more was killed.
        RunStatus.Running => "[yellow]running or killed[/]",
        _ => $"[yellow]{RunPage.Word(status)}[/]",
    };
}
