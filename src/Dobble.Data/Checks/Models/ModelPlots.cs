using Dobble.Data.Evaluation;
using Dobble.Data.Reports;
using Dobble.Scenes.Corruptions;
using ScottPlot;

namespace Dobble.Data.Checks.Models;

/// <summary>The plots of a validation, as PNG.</summary>
internal static class ModelPlots
{
    /// <summary>Precision over recall.</summary>
    public static byte[] Curves(IReadOnlyList<ClassFigures> classes, Func<int, string> name) =>
        Bytes(path => DetectionPlots.SaveCurves(classes, name, path));

    /// <summary>The confusion matrix.</summary>
    public static byte[] Confusions(ConfusionMatrix matrix, Func<int, string> name) =>
        Bytes(path => DetectionPlots.SaveConfusions(matrix, name, path));

    /// <summary>A share over the strength of each corruption.</summary>
    public static byte[] Robustness(string what, double clean, IReadOnlyList<(Corruption Corruption, double Share)> corruptions)
    {
        PlotFont.Use();
        using var plot = new Plot();
        foreach (var corruption in corruptions.GroupBy(f => f.Corruption.Name))
        {
            var points = corruption.OrderBy(f => f.Corruption.Strength).Select(f => (f.Corruption.Strength, f.Share))
                .Prepend((Strength: 0, Share: clean)).ToArray();
            var line = plot.Add.Scatter(points.Select(p => (double)p.Strength).ToArray(), points.Select(p => 100 * p.Share).ToArray());
            (line.LegendText, line.LineWidth) = (corruption.Key, 2);
        }

        plot.Axes.Bottom.SetTicks([0, 1, 2, 3], ["none", "mild", "strong", "extreme"]);
        plot.Axes.SetLimits(-0.1, 3.1, 0, 104);
        plot.YLabel(what);
        plot.ShowLegend(Edge.Right);
        return plot.GetImageBytes(760, 400, ImageFormat.Png);
    }

    private static byte[] Bytes(Action<string> save)
    {
        var path = Path.GetTempFileName();
        try
        {
            save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
