using System.Globalization;
using Dobble.Data.Reports;
using Dobble.Data.Runs;
using Dobble.Vision.Files;
using ScottPlot;
using Spectre.Console;

namespace Dobble.Training.Sweeps;

/// <summary>The results of a sweep: a table for the console, a page, a plot and a comma-separated file in its folder.</summary>
internal static class SweepReport
{
    private const string PlotName = "sweep.png";

    /// <summary>Prints the table and writes the files.</summary>
    /// <returns>The number of trials that did not end well.</returns>
    public static int Write(SweepFolder folder, IAnsiConsole console)
    {
        var plan = folder.Plan;
        var trials = plan.Settings.Select((settings, i) => (Index: i, Settings: settings, Result: folder.ResultOf(i)))
            .OrderByDescending(t => Goal(plan, t.Result) ?? double.NegativeInfinity).ToArray();
        string[] keys = [.. plan.Settings[0].Keys];
        string[] headings = ["trial", .. keys, plan.Goal, "time", "run"];
        string[][] rows = [.. trials.Select(t => (string[])[
            t.Index.ToString(CultureInfo.InvariantCulture), .. keys.Select(k => t.Settings[k]),
            Goal(plan, t.Result) is { } goal ? goal.ToString("0.####", CultureInfo.InvariantCulture) : "–",
            t.Result is null ? "–" : RunPage.Duration(t.Result.Seconds), t.Result?.Error ?? t.Result?.RunId
                ?? $"gave no result, see {folder.LogOf(t.Index)}"])];

        var table = new Spectre.Console.Table().RoundedBorder();
        foreach (var heading in headings)
            table.AddColumn(Markup.Escape(heading));
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);

        File.WriteAllLines(Path.Combine(folder.Path, "results.csv"), [.. rows.Prepend(headings)
            .Select(r => string.Join(',', r.Select(c => c.Contains(',', StringComparison.Ordinal) ? $"\"{c}\"" : c)))]);
        SavePlot(Path.Combine(folder.Path, PlotName), plan, keys, [.. trials.Select(t => (t.Settings, Goal(plan, t.Result)))]);
        var page = HtmlTemplate.Render(
            typeof(SweepReport), "sweep", new { Title = "Sweep", Headings = headings, Rows = rows, Plot = PlotName, plan.Goal });
        AtomicFile.Write(Path.Combine(folder.Path, "index.html"), page);
        return trials.Count(t => t.Result is null or { Error: not null });
    }

    private static double? Goal(SweepPlan plan, TrialResult? result) =>
        result is not null && result.Metrics.TryGetValue(plan.Goal, out var value) ? value : null;

    private static void SavePlot(
        string path, SweepPlan plan, string[] keys, (IReadOnlyDictionary<string, string> Settings, double? Goal)[] trials)
    {
        PlotFont.Use();
        var plots = new Multiplot();
        plots.AddPlots(keys.Length);
        for (var k = 0; k < keys.Length; k++)
        {
            var plot = plots.GetPlot(k);
            // Values stand side by side in the order in which they were named: they need not be numbers.
            string[] values = [.. plan.Settings.Select(s => s[keys[k]]).Distinct()];
            var points = trials.Where(t => t.Goal is not null).ToArray();
            var scatter = plot.Add.ScatterPoints(points.Select(p => (double)Array.IndexOf(values, p.Settings[keys[k]])).ToArray(),
                points.Select(p => p.Goal!.Value).ToArray());
            scatter.MarkerSize = 9;
            plot.Axes.Bottom.SetTicks([.. values.Select((_, i) => (double)i)], values);
            plot.Axes.SetLimitsX(-0.5, values.Length - 0.5);
            plot.XLabel(keys[k]);
            plot.YLabel(plan.Goal);
        }

        plots.SavePng(path, 800, 360 * keys.Length);
    }
}
