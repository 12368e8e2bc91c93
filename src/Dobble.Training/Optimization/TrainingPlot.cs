using Dobble.Data.Reports;
using Dobble.Data.Runs;
using ScottPlot;

namespace Dobble.Training.Optimization;

/// <summary>Draws a training's losses and metrics.</summary>
internal static class TrainingPlot
{
    /// <summary>Writes a PNG with the losses above and the metrics below, by step.</summary>
    public static void Save(IReadOnlyList<EpochLog> epochs, string path)
    {
        PlotFont.Use();
        var names = epochs[^1].Values.Keys.Order(StringComparer.Ordinal).ToArray();
        var multiplot = new Multiplot();
        multiplot.AddPlots(2);
        Draw(multiplot.GetPlot(0), epochs, names.Where(n => n.EndsWith("loss", StringComparison.Ordinal)), "loss");
        Draw(multiplot.GetPlot(1), epochs, names.Where(n => !n.EndsWith("loss", StringComparison.Ordinal)), "share of the validation set");
        multiplot.SavePng(path, 900, 800);
    }

    private static void Draw(Plot plot, IReadOnlyList<EpochLog> epochs, IEnumerable<string> names, string label)
    {
        foreach (var name in names)
        {
            var known = epochs.Where(e => e.Values.ContainsKey(name)).ToArray();
            var line = plot.Add.Scatter(known.Select(e => (double)e.Step).ToArray(), known.Select(e => e.Values[name]).ToArray());
            line.LegendText = name;
            line.LineWidth = 2;
            line.MarkerSize = 0;
        }

        plot.XLabel("step");
        plot.YLabel(label);
        plot.ShowLegend();
    }
}
