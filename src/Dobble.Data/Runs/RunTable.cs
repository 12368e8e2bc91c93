using System.Globalization;
using Spectre.Console;

namespace Dobble.Data.Runs;

/// <summary>Runs for people: a list, and a comparison.</summary>
public static class RunTable
{
    private static readonly string[] Shown = ["evaluate.pairs.right", "evaluate.pairs.wrong", "evaluate.cards.found", "evaluate.mAP@0.5"];

    // Of a figure such as 0.9981.
    private const int Digits = 6;

    /// <summary>Prints a row a run.</summary>
    public static void List(IAnsiConsole console, IReadOnlyList<RunRecord> runs)
    {
        // All of it stands in 80 columns, unless names are long.
        var table = new Table().NoBorder();
        void Column(string heading, Func<TableColumn, TableColumn> change) =>
            table.AddColumn(change(new TableColumn($"[bold]{Markup.Escape(heading)}[/]") { Padding = new Padding(0, 0, 1, 0) }));
        Column("run", c => c.NoWrap());
        Column("name", c => c);
        Column(string.Empty, c => c.NoWrap());
        Column("time", c => c.NoWrap().RightAligned());
        foreach (var heading in Shown.Select(name => name["evaluate.".Length..].Replace("s.", "s ", StringComparison.Ordinal)))
            Column(heading, c => c.RightAligned().Width(heading.Split(' ').Max(word => Math.Max(word.Length, Digits))));
        foreach (var run in runs)
        {
            table.AddRow([
                run.Id, Markup.Escape(run.Title ?? run.Name), Status(run.Status), RunPage.Duration(run.Seconds),
                .. Best(run).Select(f => f.Value),
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
        foreach (var row in Settings(runs))
            table.AddRow(Cells(row));
        table.AddEmptyRow();
        foreach (var row in Figures(runs))
            table.AddRow(Cells(row));
        console.Write(table);
    }

    /// <summary>The settings in which runs differ: a row each, its name first, then a cell a run.</summary>
    internal static IEnumerable<string[]> Settings(IReadOnlyList<RunRecord> runs)
    {
        // Settings of a step that one of them did not run say nothing.
        var common = runs.Select(r => r.Settings.Keys.Select(SectionOf).ToHashSet()).Aggregate((a, b) => [.. a.Intersect(b)]);
        return Rows(runs.SelectMany(r => r.Settings.Keys).Where(k => common.Contains(SectionOf(k))), runs, (run, key) =>
            run.Settings.GetValueOrDefault(key, "–")).Where(Differs);
    }

    /// <summary>The figures of runs, likewise.</summary>
    internal static IEnumerable<string[]> Figures(IReadOnlyList<RunRecord> runs)
    {
        var metrics = runs.ToDictionary(r => r.Id, r => r.AllMetrics().ToDictionary(m => m.Key, m => m.Value));
        return Rows(metrics.Values.SelectMany(m => m.Keys), runs, (run, key) =>
            metrics[run.Id].TryGetValue(key, out var value) ? Number(value) : "–");
    }

    /// <summary>The figures that tell most of a run, as they are listed.</summary>
    internal static IEnumerable<(string Name, string Value)> Best(RunRecord run)
    {
        var metrics = run.AllMetrics().ToDictionary(m => m.Key, m => m.Value);
        return Shown.Select(s => (s["evaluate.".Length..], metrics.TryGetValue(s, out var value) ? Number(value) : "–"));
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(
        IEnumerable<string> keys, IReadOnlyList<RunRecord> runs, Func<RunRecord, string, string> cell) =>
        keys.Distinct().Order(StringComparer.Ordinal).Select(key => (string[])[key, .. runs.Select(r => cell(r, key))]);

    private static bool Differs(string[] row) => row.Skip(1).Distinct().Count() > 1;

    private static string[] Cells(string[] row) =>
        [.. row.Select((c, i) => i > 0 && Differs(row) ? $"[bold]{Markup.Escape(c)}[/]" : Markup.Escape(c))];

    private static string SectionOf(string key) => key.Split('.')[0];

    private static string Status(RunStatus status) => status switch
    {
        RunStatus.Done => "[green]done[/]",
        RunStatus.Failed => "[red]failed[/]",
        _ => $"[yellow]{RunPage.Word(status)}[/]",
    };
}
