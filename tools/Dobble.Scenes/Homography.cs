using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes;

/// <summary>A projective map of the plane: a 3×3 matrix, row by row.</summary>
internal readonly record struct Homography(
    double M00, double M01, double M02, double M10, double M11, double M12, double M20, double M21, double M22)
{
    public static Homography Translation(double x, double y) => new(1, 0, x, 0, 1, y, 0, 0, 1);

    /// <summary>The map that applies <paramref name="b"/> first and then <paramref name="a"/>.</summary>
    public static Homography operator *(Homography a, Homography b) => new(
        (a.M00 * b.M00) + (a.M01 * b.M10) + (a.M02 * b.M20),
        (a.M00 * b.M01) + (a.M01 * b.M11) + (a.M02 * b.M21),
        (a.M00 * b.M02) + (a.M01 * b.M12) + (a.M02 * b.M22),
        (a.M10 * b.M00) + (a.M11 * b.M10) + (a.M12 * b.M20),
        (a.M10 * b.M01) + (a.M11 * b.M11) + (a.M12 * b.M21),
        (a.M10 * b.M02) + (a.M11 * b.M12) + (a.M12 * b.M22),
        (a.M20 * b.M00) + (a.M21 * b.M10) + (a.M22 * b.M20),
        (a.M20 * b.M01) + (a.M21 * b.M11) + (a.M22 * b.M21),
        (a.M20 * b.M02) + (a.M21 * b.M12) + (a.M22 * b.M22));

    /// <summary>Where a point goes.</summary>
    public Point2d Apply(double x, double y)
    {
        var w = (M20 * x) + (M21 * y) + M22;
        return new Point2d(((M00 * x) + (M01 * y) + M02) / w, ((M10 * x) + (M11 * y) + M12) / w);
    }

    /// <summary>The map back.</summary>
    public Homography Inverse()
    {
        var (a, b, c) = ((M11 * M22) - (M12 * M21), (M02 * M21) - (M01 * M22), (M01 * M12) - (M02 * M11));
        var det = (M00 * a) + (M10 * b) + (M20 * c);
        return new Homography(
            a / det, b / det, c / det,
            ((M12 * M20) - (M10 * M22)) / det, ((M00 * M22) - (M02 * M20)) / det, ((M02 * M10) - (M00 * M12)) / det,
            ((M10 * M21) - (M11 * M20)) / det, ((M01 * M20) - (M00 * M21)) / det, ((M00 * M11) - (M01 * M10)) / det);
    }

    /// <summary>The ellipse that a circle becomes, exactly: its conic matrix carried over.</summary>
    public Ellipse MapCircle(double x, double y, double radius)
    {
        // With u the map from the image to the unit circle, a point q is on the outline where (u q)ᵀ diag(1, 1, -1) (u q) = 0.
        var u = new Homography(1 / radius, 0, -x / radius, 0, 1 / radius, -y / radius, 0, 0, 1) * Inverse();
        var xx = (u.M00 * u.M00) + (u.M10 * u.M10) - (u.M20 * u.M20);
        var xy = (u.M00 * u.M01) + (u.M10 * u.M11) - (u.M20 * u.M21);
        var yy = (u.M01 * u.M01) + (u.M11 * u.M11) - (u.M21 * u.M21);
        var xw = (u.M00 * u.M02) + (u.M10 * u.M12) - (u.M20 * u.M22);
        var yw = (u.M01 * u.M02) + (u.M11 * u.M12) - (u.M21 * u.M22);
        var ww = (u.M02 * u.M02) + (u.M12 * u.M12) - (u.M22 * u.M22);

        var det = (xx * yy) - (xy * xy);
        var (cx, cy) = (((xy * yw) - (yy * xw)) / det, ((xy * xw) - (xx * yw)) / det);
        var level = -(ww + (xw * cx) + (yw * cy));

        // (q-c)ᵀ N (q-c) = level, so the outline's shape is the square root of level·N⁻¹.
        var (ixx, ixy, iyy) = (level * yy / det, -level * xy / det, level * xx / det);
        var root = Math.Sqrt((ixx * iyy) - (ixy * ixy));
        var scale = Math.Sqrt(ixx + iyy + (2 * root));
        return Ellipse.FromShape(cx, cy, (ixx + root) / scale, ixy / scale, (iyy + root) / scale);
    }

    /// <summary>The matrix for OpenCV; the caller disposes of it.</summary>
    public Mat ToMat()
    {
        var mat = new Mat(3, 3, MatType.CV_64FC1);
        double[] values = [M00, M01, M02, M10, M11, M12, M20, M21, M22];
        for (var i = 0; i < 9; i++)
            mat.Set(i / 3, i % 3, values[i]);
        return mat;
    }
}
