using OpenCvSharp;

namespace Dobble.Scenes.Cards;

/// <summary>A turn by an angle in radians, a scale and a move.</summary>
internal readonly record struct Placement(double X, double Y, double Scale, double Angle)
{
    public Point2d Apply(Point2d p)
    {
        var (s, c) = Math.SinCos(Angle);
        return new Point2d(X + (Scale * ((c * p.X) - (s * p.Y))), Y + (Scale * ((s * p.X) + (c * p.Y))));
    }

    public Homography ToHomography()
    {
        var (s, c) = Math.SinCos(Angle);
        return new Homography(Scale * c, -Scale * s, X, Scale * s, Scale * c, Y, 0, 0, 1);
    }
}
