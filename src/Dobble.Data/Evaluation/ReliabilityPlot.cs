using Dobble.Data.Reports;
using ScottPlot;

namespace Dobble.Data.Evaluation;

/// <summary>Plots how often matches of a confidence are right.</summary>
internal static class ReliabilityPlot
{
    /// <summary>Writes the plot as PNG.</summary>
    public static void Save(Reliability reliability, string path)
    {
        PlotFont.Use();
        using var plot = new Plot();
        plot.Title("Matches: confidence and truth");
        plot.XLabel("confidence");
        plot.YLabel("part that is right");
        var ideal = plot.Add.Line(0, 0, 1, 1);
        ideal.LineColor = Colors.Gray;
        ideal.LinePattern = LinePattern.Dashed;
        foreach (var bin in reliability.Bins)
            plot.Add.Bar((bin.Low + bin.High) / 2, bin.Right).Bars[0].Size = 0.09;
        plot.Add.ScatterPoints(
            reliability.Bins.Select(b => b.Confidence).ToArray(),
            reliability.Bins.Select(b => b.Right).ToArray(),
            Colors.Black);
        foreach (var bin in reliability.Bins)
            plot.Add.Text($"{bin.Count}", bin.Low + 0.02, Math.Min(bin.Right + 0.06, 1.04));
        plot.Axes.SetLimits(0, 1, 0, 1.05);
        plot.SavePng(path, 640, 480);
    }
}
