using Dobble.Data.Reports;
using ScottPlot;

namespace Dobble.Data.Runs;

/// <summary>Plots of several runs.</summary>
internal static class RunPlots
{
    /// <summary>A plot for each figure that a training logged, with a line for each run that has it, as PNG.</summary>
    public static IEnumerable<(string Name, byte[] Png)> Curves(string folder, IReadOnlyList<RunRecord> runs)
    {
        var lines = from run in runs
                    from step in run.Steps.Select(s => s.Name)
                    let points = RunCurves.Of(Path.Combine(folder, run.Id), step)
                    from name in points.SelectMany(p => p.Values.Keys).Distinct()
                    select (Name: $"{step}: {name}", Run: run.Title ?? run.Id, Points: points.Where(p => p.Values.ContainsKey(name))
                        .Select(p => ((double)p.Step, p.Values[name])).ToArray());
        return lines.GroupBy(l => l.Name).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Plot(g.Key, g.Select(l => (l.Run, l.Points)))));
    }

    private static byte[] Plot(string name, IEnumerable<(string Run, (double Step, double Value)[] Points)> lines)
    {
        PlotFont.Use();
        using var plot = new Plot();
        foreach (var (run, points) in lines)
        {
            var line = plot.Add.Scatter(points.Select(p => p.Step).ToArray(), points.Select(p => p.Value).ToArray());
            line.LegendText = run;
            line.LineWidth = 2;
            line.MarkerSize = 3;
        }

        plot.Title(name);
        plot.XLabel("step");
        plot.ShowLegend();
        return plot.GetImageBytes(600, 360, ImageFormat.Png);
    }
}
