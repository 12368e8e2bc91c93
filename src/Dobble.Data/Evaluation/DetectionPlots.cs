using Dobble.Data.Reports;
using ScottPlot;

namespace Dobble.Data.Evaluation;

/// <summary>Plots of how symbols are found: precision and recall, and what is taken for what.</summary>
internal static class DetectionPlots
{
    private const int Worst = 5;

    /// <summary>Writes precision over recall at an overlap of 0.5: the mean of all classes, and the worst classes.</summary>
    public static void SaveCurves(IReadOnlyList<ClassFigures> classes, Func<int, string> name, string path)
    {
        PlotFont.Use();
        using var plot = new Plot();
        double[] recall = [.. Enumerable.Range(0, 101).Select(i => i / 100.0)];
        foreach (var figures in classes.OrderBy(c => c.Ap50).Take(Worst))
            Line(plot, recall, [.. figures.Curve], $"{name(figures.Class)} ({figures.Ap50:0.000})", 1.5f);
        if (classes.Count > 0)
            Line(plot, recall, [.. recall.Select((_, i) => classes.Average(c => c.Curve[i]))],
                $"mean of {classes.Count} ({classes.Average(c => c.Ap50):0.000})", 4);
        plot.Title("Precision and recall at an overlap of 0.5");
        plot.XLabel("recall");
        plot.YLabel("precision");
        plot.Axes.SetLimits(0, 1.02, 0, 1.05);
        plot.ShowLegend(Alignment.LowerLeft);
        plot.SavePng(path, 760, 520);
    }

    /// <summary>Writes the confusion matrix; what was found right is left white, so that the rest is seen.</summary>
    public static void SaveConfusions(ConfusionMatrix matrix, Func<int, string> name, string path)
    {
        PlotFont.Use();
        using var plot = new Plot();
        var size = matrix.Nothing + 1;
        var wrong = new double[size, size];
        for (var t = 0; t < size; t++)
        {
            for (var f = 0; f < size; f++)
                wrong[t, f] = t == f ? 0 : matrix[t, f];
        }

        var max = wrong.Cast<double>().Max();
        var map = plot.Add.Heatmap(wrong);
        map.Colormap = new ScottPlot.Colormaps.Amp();
        for (var t = 0; t < size; t++)
        {
            for (var f = 0; f < size; f++)
            {
                if (wrong[t, f] == 0)
                    continue;
                var text = plot.Add.Text($"{matrix[t, f]}", f, size - 1 - t);
                text.LabelAlignment = Alignment.MiddleCenter;
                // The darker half of the colours takes light letters.
                text.LabelFontColor = 2 * wrong[t, f] > max ? Colors.White : Colors.Black;
            }
        }

        string[] Names(string nothing) => [.. Enumerable.Range(0, size).Select(i => i == matrix.Nothing ? nothing : name(i))];
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, size).Select(i => (double)i)], Names("missed"));
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, size).Select(i => (double)(size - 1 - i))], Names("false"));
        plot.Axes.Bottom.TickLabelStyle.Rotation = -90;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        foreach (var axis in new[] { plot.Axes.Bottom.TickLabelStyle, plot.Axes.Left.TickLabelStyle })
            axis.FontSize = 10;
        plot.Axes.Bottom.MinimumSize = 120;
        plot.Axes.Left.MinimumSize = 110;
        plot.Title("Taken for something else (columns: found, rows: there)");
        plot.SavePng(path, 1000, 1000);
    }

    private static void Line(Plot plot, double[] x, double[] y, string text, float width)
    {
        var line = plot.Add.Scatter(x, y);
        (line.LegendText, line.LineWidth, line.MarkerSize) = (text, width, 0);
    }
}
