namespace Dobble.Vision.Detection;

/// <summary>Fits an outline to the edge points near it, by least squares that a stray point cannot pull (Tukey's weights).</summary>
internal static class OutlineFit
{
    private const int N = OutlineShape.Count;

    /// <summary>Pull towards the rough outline, in points: decides where an arc is hidden, too weak to matter elsewhere.</summary>
    private const double Ridge = 0.5;

    /// <summary>Fits from a start outline.</summary>
    /// <param name="strip">The ring.</param>
    /// <param name="start">The outline to begin with.</param>
    /// <param name="reach">How far from it an edge point may lie, in radii.</param>
    /// <param name="support">Share of the rays within the image that have rim on the fitted outline, 0 to 1.</param>
    public static OutlineShape Fit(RimStrip strip, OutlineShape start, double reach, out double support)
    {
        var shape = start;
        for (var round = 0; round < 4; round++, reach = Math.Max(reach * 0.7, 0.02))
            shape = Refit(strip, shape, reach);
        support = Support(strip, shape);
        return shape;
    }

    private static OutlineShape Refit(RimStrip strip, OutlineShape shape, double reach)
    {
        Span<double> row = stackalloc double[N], right = stackalloc double[N], square = stackalloc double[N * N];
        square.Clear();
        right.Clear();
        for (var ray = 0; ray < RimStrip.Rays; ray++)
        {
            OutlineShape.Basis(RimStrip.Angle(ray), row);
            var radius = RadiusAt(shape, row);
            if (!FindPoint(strip, ray, radius, reach, out var found, out var rim))
                continue;
            var t = (found - radius) / (reach * 1.05);
            var weight = rim * (1 - (t * t)) * (1 - (t * t));
            for (var i = 0; i < N; i++)
            {
                right[i] += weight * row[i] * (found - 1);
                for (var j = 0; j < N; j++)
                    square[(i * N) + j] += weight * row[i] * row[j];
            }
        }

        for (var i = 0; i < N; i++)
            square[(i * N) + i] += Ridge;
        Solve(square, right);
        return OutlineShape.From(right);
    }

    /// <summary>The strongest rim of a ray near a radius, between samples.</summary>
    private static bool FindPoint(RimStrip strip, int ray, double radius, double reach, out double found, out double rim)
    {
        var first = Math.Max(1, (int)Math.Ceiling(strip.IndexOf(radius - reach)));
        var last = Math.Min(RimStrip.Steps - 2, (int)Math.Floor(strip.IndexOf(radius + reach)));
        var (best, bestValue) = (-1, 0f);
        for (var i = first; i <= last; i++)
        {
            var value = strip.Rise[(ray * RimStrip.Steps) + i] * strip.Edge[(ray * RimStrip.Steps) + i];
            if (value > bestValue)
                (best, bestValue) = (i, value);
        }

        (found, rim) = (0, 0);
        if (best < 0)
            return false;
        var at = (ray * RimStrip.Steps) + best;
        var (before, here, after) = (strip.Rise[at - 1], strip.Rise[at], strip.Rise[at + 1]);
        var bend = before - (2 * here) + after;
        var offset = bend < 0 ? Math.Clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;

        // An edge at a sample's index lies between that sample and the one before it.
        found = strip.RadiusOf(best + offset - 0.5);
        rim = strip.Edge[at];
        return Math.Abs(found - radius) < reach;
    }

    private static double Support(RimStrip strip, OutlineShape shape)
    {
        Span<double> row = stackalloc double[N];
        var (seen, supported) = (0, 0);
        for (var ray = 0; ray < RimStrip.Rays; ray++)
        {
            OutlineShape.Basis(RimStrip.Angle(ray), row);
            var radius = RadiusAt(shape, row);
            if (!strip.Holds(ray, strip.IndexOf(radius)))
                continue;
            seen++;
            if (FindPoint(strip, ray, radius, 0.02, out _, out var rim) && rim > 0.3)
                supported++;
        }

        return seen < RimStrip.Rays / 4 ? 0 : (double)supported / seen;
    }

    private static double RadiusAt(OutlineShape shape, ReadOnlySpan<double> row) =>
        1 + shape.R + (shape.Dx * row[1]) + (shape.Dy * row[2]) + (shape.Cx * row[3]) + (shape.Cy * row[4]);

    /// <summary>Solves the positive definite system in place by elimination.</summary>
    private static void Solve(Span<double> square, Span<double> right)
    {
        for (var k = 0; k < N; k++)
        {
            for (var i = k + 1; i < N; i++)
            {
                var factor = square[(i * N) + k] / square[(k * N) + k];
                for (var j = k; j < N; j++)
                    square[(i * N) + j] -= factor * square[(k * N) + j];
                right[i] -= factor * right[k];
            }
        }

        for (var i = N - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < N; j++)
                right[i] -= square[(i * N) + j] * right[j];
            right[i] /= square[(i * N) + i];
        }
    }
}
