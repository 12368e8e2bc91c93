using OpenCvSharp;

namespace Dobble.Data.Checks.Photos;

/// <summary>Whether boxes lie where they lie in the other split.</summary>
internal static class HeatMapCheck
{
    private const int Cells = 24;

    // Few boxes are a rough map: each is spread over its neighbourhood.
    private const double Spread = 2;

    /// <summary>Compares the maps.</summary>
    public static CheckResult Run(Inspection of, DataSplit split)
    {
        var (train, held) = (Map(split.Train), Map(split.Held));
        var max = train.Cast<double>().Concat(held.Cast<double>()).Max();
        var difference = 1 - train.Cast<double>().Zip(held.Cast<double>(), Math.Min).Sum();
        return new CheckResult("heat map", of.Limits.HeatMap.Judge(difference),
            $"{Show.Percent(difference)} of the boxes lie elsewhere than in the other split")
        {
            About = "Where boxes lie in the image. What was only ever seen in the middle may be missed in a corner.",
            Plots = [CheckPlots.HeatMap("learnt from", train, max), CheckPlots.HeatMap("held out", held, max)],
        };
    }

    private static double[,] Map(IReadOnlyList<PhotoFacts> photos)
    {
        var map = new double[Cells, Cells];
        foreach (var box in photos.SelectMany(p => p.Boxes))
            map[Cell(box.Properties[3]), Cell(box.Properties[2])]++;
        using var counts = Mat.FromArray(map);
        using var smooth = counts.GaussianBlur(new Size(0, 0), Spread, Spread, BorderTypes.Replicate);
        var total = Math.Max(1e-9, smooth.Sum()[0]);
        for (var y = 0; y < Cells; y++)
        {
            for (var x = 0; x < Cells; x++)
                map[y, x] = smooth.At<double>(y, x) / total;
        }

        return map;
    }

    private static int Cell(double place) => double.IsFinite(place) ? Math.Clamp((int)(place * Cells), 0, Cells - 1) : 0;
}
