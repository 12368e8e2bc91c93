using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Cards;

/// <summary>The outline of a card from the symbols on it.</summary>
public static class SymbolsOutline
{
    /// <summary>
    /// How far a card's rim lies beyond the smallest ellipse around its symbols, as a factor: printed symbols keep about
    /// this distance from the rim.
    /// </summary>
    public const double RimFactor = 1.075;

    private const int PointsPerBox = 12;
    private const double Tolerance = 1e-3;

    /// <summary>A rough outline: the smallest ellipse around the ellipses that the symbols' boxes circumscribe, enlarged by <see cref="RimFactor"/>.</summary>
    /// <param name="symbols">Boxes of the card's symbols, in pixels of the picture; at least three.</param>
    public static Ellipse Around(IReadOnlyList<Box> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var points = new List<Point2d>(symbols.Count * PointsPerBox);
        foreach (var box in symbols)
        {
            var inscribed = new Ellipse(box.CenterX, box.CenterY, box.Width / 2, box.Height / 2, 0);
            points.AddRange(inscribed.Outline(PointsPerBox));
        }

        var smallest = SmallestAround(points);
        // Eight symbols pin the centre and size well and the shape less well; pull the shape a little to the circle.
        var (a, b, r) = (smallest.A, smallest.B, smallest.Radius);
        return smallest with { A = RimFactor * (0.75 * a + 0.25 * r), B = RimFactor * (0.75 * b + 0.25 * r) };
    }

    /// <summary>The ellipse of least area around points (Khachiyan's algorithm; Todd and Yıldırım, 2007).</summary>
    internal static Ellipse SmallestAround(IReadOnlyList<Point2d> points)
    {
        const int Dimension = 2;
        var count = points.Count;
        var weights = Enumerable.Repeat(1.0 / count, count).ToArray();
        for (var iteration = 0; iteration < 2000; iteration++)
        {
            var inverse = InverseMoments(points, weights);
            var (farthest, distance) = (0, double.MinValue);
            for (var i = 0; i < count; i++)
            {
                var d = Quadratic(inverse, points[i]);
                if (d > distance)
                    (farthest, distance) = (i, d);
            }

            var step = (distance - Dimension - 1) / ((Dimension + 1) * (distance - 1));
            if (step < Tolerance)
                break;
            for (var i = 0; i < count; i++)
                weights[i] *= 1 - step;
            weights[farthest] += step;
        }

        return FromWeights(points, weights);
    }

    private static double[,] InverseMoments(IReadOnlyList<Point2d> points, double[] weights)
    {
        var m = new double[3, 3];
        for (var i = 0; i < weights.Length; i++)
        {
            double[] q = [points[i].X, points[i].Y, 1];
            for (var r = 0; r < 3; r++)
            {
                for (var c = 0; c < 3; c++)
                    m[r, c] += weights[i] * q[r] * q[c];
            }
        }

        using var matrix = Mat.FromPixelData(3, 3, MatType.CV_64FC1, m);
        using var inverse = new Mat();
        Cv2.Invert(matrix, inverse, DecompTypes.SVD);
        inverse.GetRectangularArray(out double[,] result);
        return result;
    }

    private static double Quadratic(double[,] m, Point2d p) =>
        (m[0, 0] * p.X * p.X) + (2 * m[0, 1] * p.X * p.Y) + (m[1, 1] * p.Y * p.Y)
        + (2 * m[0, 2] * p.X) + (2 * m[1, 2] * p.Y) + m[2, 2];

    private static Ellipse FromWeights(IReadOnlyList<Point2d> points, double[] weights)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
            (x, y) = (x + (weights[i] * points[i].X), y + (weights[i] * points[i].Y));
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            var (dx, dy) = (points[i].X - x, points[i].Y - y);
            (xx, xy, yy) = (xx + (weights[i] * dx * dx), xy + (weights[i] * dx * dy), yy + (weights[i] * dy * dy));
        }

        // Covariance times the dimension is the squared shape matrix; its square root shares the axes.
        var squared = Ellipse.FromShape(x, y, 2 * xx, 2 * xy, 2 * yy);
        return squared with { A = Math.Sqrt(squared.A), B = Math.Sqrt(squared.B) };
    }
}
