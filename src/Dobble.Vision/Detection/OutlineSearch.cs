namespace Dobble.Vision.Detection;

/// <summary>
/// Looks for the outline that runs along most rim. Every ray votes at once, so a faint rim all around beats a strong edge
/// of something else here and there.
/// </summary>
internal sealed class OutlineSearch
{
    private const int Starts = 4;

    /// <summary>What a departure from the rough outline costs, in mean rim per squared radius.</summary>
    private const double Penalty = 0.5;

    /// <summary>What size gains, in mean rim per radius: of two outlines the inner one more likely runs along symbols.</summary>
    private const double Bonus = 0.5;

    /// <summary>The search ends where the fit can take over, in radii.</summary>
    private const double FinestStep = 0.008;

    private readonly RimStrip _strip;
    private readonly double[] _basis = new double[RimStrip.Rays * OutlineShape.Count];
    private readonly float[] _wide = new float[RimStrip.Rays * RimStrip.Steps];
    private readonly OutlineShape[] _starts = new OutlineShape[Starts];
    private readonly double[] _startScores = new double[Starts];

    public OutlineSearch(RimStrip strip)
    {
        _strip = strip;
        for (var ray = 0; ray < RimStrip.Rays; ray++)
            OutlineShape.Basis(RimStrip.Angle(ray), _basis.AsSpan(ray * OutlineShape.Count, OutlineShape.Count));
    }

    /// <summary>The best outline in the strip.</summary>
    /// <param name="reach">How far to shift and to change the size, in radii.</param>
    /// <param name="half">Steps of the coarse grid in each direction.</param>
    public OutlineShape Search(double reach, int half)
    {
        var step = reach / half;
        Widen(step / 2);
        SearchGrid(step, half);
        for (; step > FinestStep; step /= 2)
        {
            Widen(step / 2);
            for (var i = 0; i < Starts; i++)
                _starts[i] = Climb(_starts[i], step);
        }

        return _starts.MaxBy(Score);
    }

    /// <summary>Finds the best few outlines of a coarse grid: the very best may be one that runs along a hand.</summary>
    private void SearchGrid(double step, int half)
    {
        Array.Fill(_startScores, double.NegativeInfinity);
        for (var r = -half; r <= half; r++)
        {
            for (var x = -half; x <= half; x++)
            {
                for (var y = -half; y <= half; y++)
                    Enter(new OutlineShape(r * step, x * step, y * step, 0, 0));
            }
        }
    }

    private void Enter(OutlineShape shape)
    {
        var score = Score(shape);
        for (var i = Starts - 1; i >= 0 && score > _startScores[i]; i--)
        {
            if (i < Starts - 1)
                (_starts[i + 1], _startScores[i + 1]) = (_starts[i], _startScores[i]);
            (_starts[i], _startScores[i]) = (shape, score);
        }
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
            if ((uint)index < RimStrip.Steps)
                sum += _wide[(ray * RimStrip.Steps) + index];
        }

        return (sum / RimStrip.Rays) - (Penalty * shape.Size2) + (Bonus * shape.R);
    }

    /// <summary>Spreads the rim to both sides by a part of the radius, so that a coarse grid cannot step over it.</summary>
    private void Widen(double radius)
    {
        const int steps = RimStrip.Steps;
        var reach = (int)Math.Round(_strip.IndexOf(1 + radius) - _strip.IndexOf(1));
        for (var ray = 0; ray < RimStrip.Rays; ray++)
        {
            for (var i = 0; i < steps; i++)
            {
                var (from, to) = (Math.Max(0, i - reach), Math.Min(steps, i + reach + 1));
                var best = 0f;
                foreach (var value in _strip.Edge.AsSpan((ray * steps) + from, to - from))
                    best = Math.Max(best, value);
                _wide[(ray * steps) + i] = best;
            }
        }
    }
}
