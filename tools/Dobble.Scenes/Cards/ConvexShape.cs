using OpenCvSharp;

namespace Dobble.Scenes.Cards;

/// <summary>A convex polygon, for keeping symbols apart.</summary>
internal sealed class ConvexShape(Point2d[] points)
{
    private const int Directions = 24;
    private readonly (double X, double Y, double R) _circle = Circle(points);

    public Point2d[] Points => points;

    /// <summary>The extreme points of a hull in evenly spread directions: few points, nearly the same shape.</summary>
    public static ConvexShape Simplify(IReadOnlyList<Point2d> hull)
    {
        var extremes = new List<Point2d>();
        for (var i = 0; i < Directions; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * i / Directions);
            var extreme = hull.MaxBy(p => (p.X * c) + (p.Y * s));
            if (extremes.Count == 0 || (extremes[^1] != extreme && extremes[0] != extreme))
                extremes.Add(extreme);
        }

        return new ConvexShape([.. extremes]);
    }

    /// <summary>Area in square units.</summary>
    public double Area()
    {
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            var (p, q) = (points[i], points[(i + 1) % points.Length]);
            sum += (p.X * q.Y) - (q.X * p.Y);
        }

        return Math.Abs(sum) / 2;
    }

    /// <summary>Turned, scaled and moved.</summary>
    public ConvexShape Placed(Placement at) => new([.. points.Select(p => at.Apply(p))]);

    /// <summary>Whether at least this much room lies between the two shapes.</summary>
    public bool ClearOf(ConvexShape other, double gap)
    {
        var (dx, dy) = (_circle.X - other._circle.X, _circle.Y - other._circle.Y);
        var reach = _circle.R + other._circle.R + gap;
        return (dx * dx) + (dy * dy) > reach * reach || SplitBy(points, other.Points, gap) || SplitBy(other.Points, points, gap);
    }

    private static bool SplitBy(Point2d[] edges, Point2d[] others, double gap)
    {
        for (var i = 0; i < edges.Length; i++)
        {
            var (p, q) = (edges[i], edges[(i + 1) % edges.Length]);
            var (nx, ny) = (q.Y - p.Y, p.X - q.X);
            var length = Math.Sqrt((nx * nx) + (ny * ny));
            // The polygon's own points all lie on one side of its edge; which side depends on its turning sense.
            var third = edges[(i + 2) % edges.Length];
            if (((third.X - p.X) * nx) + ((third.Y - p.Y) * ny) > 0)
                (nx, ny) = (-nx, -ny);
            var nearest = double.MaxValue;
            foreach (var o in others)
                nearest = Math.Min(nearest, ((o.X - p.X) * nx) + ((o.Y - p.Y) * ny));
            if (nearest >= gap * length)
                return true;
        }

        return false;
    }

    private static (double X, double Y, double R) Circle(Point2d[] points)
    {
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return (x, y, Math.Sqrt(points.Max(p => ((p.X - x) * (p.X - x)) + ((p.Y - y) * (p.Y - y)))));
    }
}
