using OpenCvSharp;

namespace Dobble.Vision.Geometry;

/// <summary>An ellipse in pixels of the image: the outline of a round card seen by a camera.</summary>
/// <param name="X">Centre, pixels from the left.</param>
/// <param name="Y">Centre, pixels from the top.</param>
/// <param name="A">First semi-axis in pixels, along <paramref name="Angle"/>.</param>
/// <param name="B">Second semi-axis in pixels, at right angles to the first.</param>
/// <param name="Angle">Direction of the first semi-axis in radians, from the x axis towards the y axis (clockwise on screen).</param>
public readonly record struct Ellipse(double X, double Y, double A, double B, double Angle)
{
    /// <summary>Radius of the circle of the same area.</summary>
    public double Radius => Math.Sqrt(A * B);

    /// <summary>Shorter semi-axis over the longer, 0 to 1.</summary>
    public double AxisRatio => Math.Min(A, B) / Math.Max(A, B);

    /// <summary>
    /// The symmetric matrix that maps the unit circle onto this ellipse's shape: <c>R·diag(A,B)·Rᵀ</c> with R the
    /// rotation by <see cref="Angle"/>. Symmetric, so that it turns nothing: a rectified card keeps its up.
    /// </summary>
    public (double Xx, double Xy, double Yy) Shape
    {
        get
        {
            var (s, c) = Math.SinCos(Angle);
            return ((A * c * c) + (B * s * s), (A - B) * s * c, (A * s * s) + (B * c * c));
        }
    }

    /// <summary>Makes an ellipse from its centre and its symmetric <see cref="Shape"/> matrix.</summary>
    public static Ellipse FromShape(double x, double y, double xx, double xy, double yy)
    {
        var mean = (xx + yy) / 2;
        var spread = Math.Sqrt((((xx - yy) / 2) * ((xx - yy) / 2)) + (xy * xy));
        return new Ellipse(x, y, mean + spread, mean - spread, 0.5 * Math.Atan2(2 * xy, xx - yy));
    }

    /// <summary>
    /// The logarithm of <see cref="Shape"/>: what CardFinder's network learns. Smooth everywhere, also where the
    /// ellipse is a circle and its angle means nothing.
    /// </summary>
    public (double Xx, double Xy, double Yy) LogShape
    {
        get
        {
            var log = this with { A = Math.Log(A), B = Math.Log(B) };
            return log.Shape;
        }
    }

    /// <summary>The inverse of <see cref="LogShape"/>.</summary>
    public static Ellipse FromLogShape(double x, double y, double xx, double xy, double yy)
    {
        var log = FromShape(x, y, xx, xy, yy);
        return log with { A = Math.Exp(log.A), B = Math.Exp(log.B) };
    }

    /// <summary>The smallest axis-aligned box around the ellipse.</summary>
    public Box Bounds
    {
        get
        {
            var (s, c) = Math.SinCos(Angle);
            var w = Math.Sqrt((A * A * c * c) + (B * B * s * s));
            var h = Math.Sqrt((A * A * s * s) + (B * B * c * c));
            return new Box((float)(X - w), (float)(Y - h), (float)(X + w), (float)(Y + h));
        }
    }

    /// <summary>Whether a point of the image lies inside.</summary>
    public bool Contains(double x, double y) => NormalizedDistance(x, y) <= 1;

    /// <summary>Distance between the centres of two ellipses, in pixels.</summary>
    public double DistanceTo(Ellipse other) => Math.Sqrt(Math.Pow(X - other.X, 2) + Math.Pow(Y - other.Y, 2));

    /// <summary>Distance of a point from the centre in units of the radius in that direction: 0 at the centre, 1 on the outline.</summary>
    public double NormalizedDistance(double x, double y)
    {
        var (s, c) = Math.SinCos(Angle);
        var (dx, dy) = (x - X, y - Y);
        var (u, v) = (((c * dx) + (s * dy)) / A, ((c * dy) - (s * dx)) / B);
        return Math.Sqrt((u * u) + (v * v));
    }

    /// <summary>The point of the outline at parameter <paramref name="t"/> (radians).</summary>
    public Point2d PointAt(double t)
    {
        var (s, c) = Math.SinCos(Angle);
        var (u, v) = (A * Math.Cos(t), B * Math.Sin(t));
        return new Point2d(X + (c * u) - (s * v), Y + (s * u) + (c * v));
    }

    /// <summary>The outline as <paramref name="count"/> points, equally spaced in parameter.</summary>
    public Point2d[] Outline(int count = 64)
    {
        var points = new Point2d[count];
        for (var i = 0; i < count; i++)
            points[i] = PointAt(2 * Math.PI * i / count);
        return points;
    }

    /// <summary>The ellipse in an image scaled by <paramref name="factor"/>; pixel centres stay pixel centres.</summary>
    public Ellipse Scaled(double factor) =>
        new(((X + 0.5) * factor) - 0.5, ((Y + 0.5) * factor) - 0.5, A * factor, B * factor, Angle);

    /// <summary>The ellipse in an image scaled by one factor across and another down.</summary>
    internal Ellipse Scaled(double across, double down)
    {
        // The new shape is the symmetric root of D·S·Sᵀ·D, with D the two factors and S this shape.
        var (xx, xy, yy) = Shape;
        var (a, b, c) = (across * across * ((xx * xx) + (xy * xy)), across * down * xy * (xx + yy), down * down * ((xy * xy) + (yy * yy)));
        var root = Math.Sqrt((a * c) - (b * b));
        var scale = Math.Sqrt(a + c + (2 * root));
        return FromShape(((X + 0.5) * across) - 0.5, ((Y + 0.5) * down) - 0.5, (a + root) / scale, b / scale, (c + root) / scale);
    }
}
