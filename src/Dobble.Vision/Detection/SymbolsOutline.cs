using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Detection;

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

    /// <summary>
    /// A rough outline: the smallest ellipse around the ellipses that the symbols' boxes circumscribe, enlarged by <see cref="RimFactor"/>.
    /// </summary>
    /// <param name="symbols">Boxes of the card's symbols, in pixels of the image; at least three.</param>
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

    /// <summary>
    /// The ellipse of least area around points (Khachiyan's algorithm; Todd and Yıldırım, 2007): points are weighted until
    /// none is too many standard deviations away from the weighted mean.
    /// </summary>
    internal static Ellipse SmallestAround(IReadOnlyList<Point2d> points)
    {
        const int Dimension = 2;
        Span<double> weights = points.Count <= 256 ? stackalloc double[points.Count] : new double[points.Count];
        weights.Fill(1.0 / points.Count);
        for (var iteration = 0; iteration < 2000; iteration++)
        {
            var moments = Moments.Of(points, weights);
            var (farthest, distance) = (0, 0.0);
            for (var i = 0; i < points.Count; i++)
            {
                if (moments.Distance2(points[i]) is var d && d > distance)
                    (farthest, distance) = (i, d);
            }

            var step = (distance - Dimension) / ((Dimension + 1) * distance);
            if (!(step >= Tolerance))
                break;
            foreach (ref var weight in weights)
                weight *= 1 - step;
            weights[farthest] += step;
        }

        return Moments.Of(points, weights).Ellipse;
    }

    /// <summary>Mean and covariance of weighted points, in pixels.</summary>
    private readonly record struct Moments(double X, double Y, double Xx, double Xy, double Yy)
    {
        /// <summary>
        /// The ellipse of which the covariance times the dimension is the squared shape; its square root shares the axes.
        /// </summary>
        public Ellipse Ellipse
        {
            get
            {
                var squared = Geometry.Ellipse.FromShape(X, Y, 2 * Xx, 2 * Xy, 2 * Yy);
                return squared with { A = Math.Sqrt(squared.A), B = Math.Sqrt(Math.Max(0, squared.B)) };
            }
        }

        public static Moments Of(IReadOnlyList<Point2d> points, ReadOnlySpan<double> weights)
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

            return new Moments(x, y, xx, xy, yy);
        }

        /// <summary>Squared Mahalanobis distance of a point from the mean; no number where all points lie on a line.</summary>
        public double Distance2(Point2d point)
        {
            var (dx, dy) = (point.X - X, point.Y - Y);
            return ((Yy * dx * dx) - (2 * Xy * dx * dy) + (Xx * dy * dy)) / ((Xx * Yy) - (Xy * Xy));
        }
    }
}
