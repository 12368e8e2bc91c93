using Dobble.Vision.Geometry;

namespace Dobble.Vision.Detection;

/// <summary>
/// How an outline departs from a rough one, in units of the rough radius: at angle t of the rough ellipse's own frame the
/// radius is 1 + R + Dx·cos t + Dy·sin t + Cx·cos 2t + Cy·sin 2t. Linear in its five numbers, and to first order
/// exactly the ellipses near the rough one: size, shift and stretch.
/// </summary>
internal readonly record struct OutlineShape(double R, double Dx, double Dy, double Cx, double Cy)
{
    public const int Count = 5;

    /// <summary>Sum of the squares: how far this is from the rough outline.</summary>
    public double Size2 => (R * R) + (Dx * Dx) + (Dy * Dy) + (Cx * Cx) + (Cy * Cy);

    public static OutlineShape From(ReadOnlySpan<double> p) => new(p[0], p[1], p[2], p[3], p[4]);

    /// <summary>The factors of the five numbers at an angle.</summary>
    public static void Basis(double angle, Span<double> row)
    {
        var (s, c) = Math.SinCos(angle);
        row[0] = 1;
        row[1] = c;
        row[2] = s;
        row[3] = (c * c) - (s * s);
        row[4] = 2 * s * c;
    }

    public OutlineShape Moved(int number, double step) => number switch
    {
        0 => this with { R = R + step },
        1 => this with { Dx = Dx + step },
        2 => this with { Dy = Dy + step },
        3 => this with { Cx = Cx + step },
        _ => this with { Cy = Cy + step },
    };

    /// <summary>The ellipse in the image.</summary>
    public Ellipse Apply(Ellipse rough)
    {
        var (xx, xy, yy) = rough.Shape;
        var (mxx, mxy, myy) = (1 + R + Cx, Cy, 1 + R - Cx);

        // The unit circle goes through this product; its left polar factor is the same ellipse without the turn.
        var (a, b) = ((xx * mxx) + (xy * mxy), (xx * mxy) + (xy * myy));
        var (c, d) = ((xy * mxx) + (yy * mxy), (xy * mxy) + (yy * myy));
        var square = Ellipse.FromShape(
            rough.X + (xx * Dx) + (xy * Dy), rough.Y + (xy * Dx) + (yy * Dy),
            (a * a) + (b * b), (a * c) + (b * d), (c * c) + (d * d));
        return square with { A = Math.Sqrt(square.A), B = Math.Sqrt(Math.Max(square.B, 0)) };
    }
}
