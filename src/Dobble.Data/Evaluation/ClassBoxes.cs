using Dobble.Vision.Geometry;

namespace Dobble.Data.Evaluation;

/// <summary>The true and the found boxes of one class, image by image.</summary>
internal sealed class ClassBoxes
{
    private const int Thresholds = 10;
    private readonly List<(ScoredBox[] Found, Box[] Truth)> _images = [];

    private enum Finding
    {
        TruePositive,
        FalsePositive,

        // Neither right nor wrong: of another size.
        Ignored,
    }

    /// <summary>True boxes of all sizes.</summary>
    public int TruthCount { get; private set; }

    /// <summary>Adds an image; detections in order of score.</summary>
    public void Add(ScoredBox[] found, Box[] truth)
    {
        _images.Add((found, truth));
        TruthCount += truth.Length;
    }

    /// <summary>How boxes of a size were found; null where none is really there.</summary>
    /// <param name="size">Which boxes count; others are neither right nor wrong to find.</param>
    /// <param name="limit">Most detections of an image.</param>
    public PrecisionRecall? Assess(BoxSize size, int limit)
    {
        var truth = _images.Sum(p => p.Truth.Count(size.Holds));
        if (truth == 0)
            return null;
        var found = _images.SelectMany(p => p.Found.Take(limit).Zip(Judge(p.Found, p.Truth, size, limit)))
            .OrderByDescending(f => f.First.Score).Select(f => f.Second).ToArray();
        return new PrecisionRecall(
            [.. Enumerable.Range(0, Thresholds).Select(t =>
                found.Select(f => f[t]).Where(v => v != Finding.Ignored).Select(v => v == Finding.TruePositive).ToArray())], truth);
    }

    private static Finding[][] Judge(ScoredBox[] found, Box[] truth, BoxSize size, int limit)
    {
        // Boxes that count come first: a detection takes one of another size only where none that counts fits.
        Box[] ordered = [.. truth.OrderBy(t => size.Holds(t) ? 0 : 1)];
        var counts = ordered.Count(size.Holds);
        var count = Math.Min(limit, found.Length);
        var findings = Enumerable.Range(0, count).Select(_ => new Finding[Thresholds]).ToArray();
        var overlaps = found.Take(count).Select(f => ordered.Select(t => IoU(f.Box, t)).ToArray()).ToArray();
        for (var t = 0; t < Thresholds; t++)
        {
            var taken = new bool[ordered.Length];
            for (var i = 0; i < count; i++)
            {
                var best = Best(overlaps[i], taken, counts, Threshold(t));
                findings[i][t] = best >= 0 ? (best < counts ? Finding.TruePositive : Finding.Ignored) : size.Holds(found[i].Box)
                    ? Finding.FalsePositive : Finding.Ignored;
                if (best >= 0)
                    taken[best] = true;
            }
        }

        return findings;
    }

    private static int Best(double[] overlaps, bool[] taken, int counts, double threshold)
    {
        var (best, overlap) = (-1, threshold);
        for (var j = 0; j < overlaps.Length; j++)
        {
            if (best >= 0 && best < counts && j >= counts)
                break;
            if (!taken[j] && overlaps[j] >= overlap)
                (best, overlap) = (j, overlaps[j]);
        }

        return best;
    }

    // The same numbers as numpy's linspace(0.5, 0.95, 10).
    private static double Threshold(int index) => index == Thresholds - 1 ? 0.95 : 0.5 + (index * ((0.95 - 0.5) / (Thresholds - 1)));

    private static double IoU(Box a, Box b)
    {
        double width = Math.Min(a.X2, b.X2) - (double)Math.Max(a.X1, b.X1);
        double height = Math.Min(a.Y2, b.Y2) - (double)Math.Max(a.Y1, b.Y1);
        if (width <= 0 || height <= 0)
            return 0;
        var overlap = width * height;
        return overlap / (BoxSize.AreaOf(a) + BoxSize.AreaOf(b) - overlap);
    }
}
