using Dobble.Data.Reports;
using ScottPlot;

namespace Dobble.Data.Checks.Photos;

/// <summary>The checks' plots, as PNG.</summary>
internal static class CheckPlots
{
    private const int Bins = 30;

    /// <summary>One bar a name.</summary>
    public static byte[] Bars(string title, IReadOnlyList<(string Name, double Value)> values)
    {
        PlotFont.Use();
        using var plot = new Plot();
        plot.Title(title);
        plot.Add.Bars(values.Select(v => v.Value).ToArray());
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, values.Count).Select(i => (double)i)], [.. values.Select(v => v.Name)]);
        plot.Axes.Bottom.TickLabelStyle.Rotation = 90;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleLeft;
        plot.Axes.Bottom.MinimumSize = 140;
        plot.Axes.Margins(bottom: 0);
        return plot.GetImageBytes(1200, 420, ImageFormat.Png);
    }

    /// <summary>The distributions of a property in two splits.</summary>
    public static byte[] Densities(string name, double[] train, double[] held)
    {
        var (low, high) = (Math.Min(train.Min(), held.Min()), Math.Max(train.Max(), held.Max()));
        PlotFont.Use();
        using var plot = new Plot();
        plot.XLabel(name);
        plot.YLabel("share");
        Add(plot, "learnt from", train, low, high);
        Add(plot, "held out", held, low, high);
        plot.ShowLegend(Edge.Right);
        return plot.GetImageBytes(720, 320, ImageFormat.Png);
    }

    /// <summary>A map of where boxes lie.</summary>
    /// <param name="title">Which.</param>
    /// <param name="map">Shares of the boxes, from the top left.</param>
    /// <param name="max">The share that is drawn brightest.</param>
    public static byte[] HeatMap(string title, double[,] map, double max)
    {
        PlotFont.Use();
        using var plot = new Plot();
        plot.Title(title);
        plot.Add.Heatmap(map).ManualRange = new ScottPlot.Range(0, max);
        plot.Axes.Margins(0, 0);
        plot.Axes.Bottom.SetTicks([], []);
        plot.Axes.Left.SetTicks([], []);
        return plot.GetImageBytes(480, 420, ImageFormat.Png);
    }

    private static void Add(Plot plot, string name, double[] values, double low, double high)
    {
        var width = Math.Max(1e-9, (high - low) / Bins);
        var counts = new double[Bins + 1];
        foreach (var value in values)
            counts[Math.Clamp((int)((value - low) / width), 0, Bins - 1)] += 1.0 / values.Length;
        var line = plot.Add.Scatter(Enumerable.Range(0, Bins + 1).Select(i => low + (i * width)).ToArray(), counts);
        (line.LegendText, line.ConnectStyle, line.MarkerSize, line.LineWidth) = (name, ConnectStyle.StepHorizontal, 0, 2);
    }
}
