namespace Dobble.Vision.Cards;

/// <summary>
/// Looks for the outline that runs along most rim. Every ray votes at once, so a faint rim all around beats a strong edge
/// of something else here and there.
/// </summary>
internal sealed class OutlineSearch
{
    private const int GridHalf = 3, Starts = 4;

    private readonly RimStrip _strip;
    private readonly double[] _basis = new double[RimStrip.Rays * OutlineShape.Count];
    private readonly double _penalty;
    private float[] _map;

    /// <param name="strip">The ring.</param>
    /// <param name="penalty">What a departure from the rough outline costs, in mean rim per squared radius.</param>
    public OutlineSearch(RimStrip strip, double penalty)
    {
        (_strip, _penalty) = (strip, penalty);
        _map = strip.Edge;
        for (var ray = 0; ray < RimStrip.Rays; ray++)
            OutlineShape.Basis(RimStrip.Angle(ray), _basis.AsSpan(ray * OutlineShape.Count, OutlineShape.Count));
    }

    /// <summary>The best outline with shifts and sizes up to <paramref name="reach"/> of the radius.</summary>
    public OutlineShape Search(double reach)
    {
        var step = reach / GridHalf;
        var starts = BestOfGrid(step);
        for (; step > reach / 16; step /= 2)
        {
            _map = Spread(_strip.IndexOf(1 + (step / 2)) - _strip.IndexOf(1));
            for (var i = 0; i < starts.Length; i++)
                starts[i] = Climb(starts[i], step);
        }

        return starts.MaxBy(Score);
    }

    /// <summary>The best few outlines of a coarse grid: the very best may be one that runs along a hand.</summary>
    private OutlineShape[] BestOfGrid(double step)
    {
        _map = Spread(_strip.IndexOf(1 + (step / 2)) - _strip.IndexOf(1));
        var grid = new List<(double Score, OutlineShape Shape)>();
        for (var r = -GridHalf; r <= GridHalf; r++)
        {
            for (var x = -GridHalf; x <= GridHalf; x++)
            {
                for (var y = -GridHalf; y <= GridHalf; y++)
                {
                    var shape = new OutlineShape(r * step, x * step, y * step, 0, 0);
                    grid.Add((Score(shape), shape));
                }
            }
        }

        return [.. grid.OrderByDescending(entry => entry.Score).Take(Starts).Select(entry => entry.Shape)];
    }

    private OutlineShape Climb(OutlineShape best, double step)
    {
        var bestScore = Score(best);
        for (var round = 0; round < 6; round++)
        {
            var before = bestScore;
            for (var number = 0; number < OutlineShape.Count; number++)
            {
                Try(best.Moved(number, step), ref best, ref bestScore);
                Try(best.Moved(number, -step), ref best, ref bestScore);
            }

            if (bestScore <= before)
                break;
        }

        return best;
    }

    private void Try(OutlineShape shape, ref OutlineShape best, ref double bestScore)
    {
        var score = Score(shape);
        if (score > bestScore)
            (best, bestScore) = (shape, score);
    }

    /// <summary>Mean rim along an outline, less what its departure costs.</summary>
    private double Score(OutlineShape shape)
    {
        var sum = 0f;
        for (var ray = 0; ray < RimStrip.Rays; ray++)
        {
            var row = _basis.AsSpan(ray * OutlineShape.Count, OutlineShape.Count);
            var radius = 1 + shape.R + (shape.Dx * row[1]) + (shape.Dy * row[2]) + (shape.Cx * row[3]) + (shape.Cy * row[4]);
            var index = (int)(_strip.IndexOf(radius) + 0.5);
            if ((uint)index < (uint)_strip.Steps)
                sum += _map[(ray * _strip.Steps) + index];
        }

        return (sum / RimStrip.Rays) - (_penalty * shape.Size2);
    }

    /// <summary>The rim, widened to both sides by the given number of samples, so that a coarse grid cannot step over it.</summary>
    private float[] Spread(double samples)
    {
        var (reach, steps) = ((int)Math.Round(samples), _strip.Steps);
        var wide = new float[_strip.Edge.Length];
        for (var ray = 0; ray < RimStrip.Rays; ray++)
        {
            for (var i = 0; i < steps; i++)
            {
                var (from, to) = (Math.Max(0, i - reach), Math.Min(steps, i + reach + 1));
                var best = 0f;
                foreach (var value in _strip.Edge.AsSpan((ray * steps) + from, to - from))
                    best = Math.Max(best, value);
                wide[(ray * steps) + i] = best;
            }
        }

        return wide;
    }
}
