using OpenCvSharp;

namespace Dobble.Scenes.Tables;

/// <summary>A pinhole camera over a table; lengths in radii of a card.</summary>
internal sealed class TableCamera
{
    private readonly double _focal, _distance, _cx, _cy, _sinTilt, _cosTilt, _sinRoll, _cosRoll;
    private readonly Homography _toTable;

    /// <summary>Sets the camera up.</summary>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="focal">Focal length in pixels; lengthened where the image would show the horizon.</param>
    /// <param name="radius">Radius in pixels of a card in the middle of the image.</param>
    /// <param name="tilt">Angle between the camera's axis and straight down, radians.</param>
    /// <param name="roll">Turn about the camera's axis, radians.</param>
    public TableCamera(int width, int height, double focal, double radius, double tilt, double roll)
    {
        var halfDiagonal = Math.Sqrt((width * width) + (height * height)) / 2;
        _focal = Math.Max(focal, halfDiagonal / Math.Tan((80 * Math.PI / 180) - tilt));
        _distance = _focal / radius;
        Radius = radius;
        (_cx, _cy) = ((width - 1) / 2.0, (height - 1) / 2.0);
        (_sinTilt, _cosTilt) = Math.SinCos(tilt);
        (_sinRoll, _cosRoll) = Math.SinCos(roll);
        Table = Plane(new CardPose(0, 0, 0, 0));
        _toTable = Table.Inverse();
    }

    /// <summary>Radius in pixels of a card in the middle of the image.</summary>
    public double Radius { get; }

    /// <summary>The map from the table to the image.</summary>
    public Homography Table { get; }

    /// <summary>The camera of a scene, as people hold them.</summary>
    public static TableCamera Draw(Random random, SceneOptions options, double radius)
    {
        var steepest = options.MaxTilt * Math.PI / 180;
        var tilt = Math.Min(steepest, random.Chance(0.35) ? Math.Abs(random.Normal(0.15)) : random.Between(0, steepest));
        var roll = random.Chance(0.7) ? random.Normal(0.25) : random.Angle();
        var focal = Math.Max(options.Width, options.Height) * random.Between(0.85, 2.2);
        return new TableCamera(options.Width, options.Height, focal, radius, tilt, roll);
    }

    /// <summary>The point of the table that a pixel shows.</summary>
    public Point2d ToTable(double x, double y) => _toTable.Apply(x, y);

    /// <summary>The map from the plane of a thing, its disc being the unit circle, to the image.</summary>
    public Homography Plane(CardPose pose)
    {
        var (sinTilt, cosTilt) = Math.SinCos(pose.Tilt);
        var (sinAxis, cosAxis) = Math.SinCos(pose.TiltAxis);

        // A vector of the table turned about an axis in the table: its part across the axis tips up.
        (double X, double Y, double Z) Tilted(double angle)
        {
            var (s, c) = Math.SinCos(angle);
            var (along, across) = ((c * cosAxis) + (s * sinAxis), (s * cosAxis) - (c * sinAxis));
            return (
                pose.Size * ((along * cosAxis) - (across * cosTilt * sinAxis)),
                pose.Size * ((along * sinAxis) + (across * cosTilt * cosAxis)),
                -pose.Size * across * sinTilt);
        }

        var (u, v) = (Seen(Tilted(pose.Turn)), Seen(Tilted(pose.Turn + (Math.PI / 2))));
        var o = Seen((pose.X, pose.Y, -pose.Height));
        var z = o.Z + _distance;
        return new Homography(
            (_focal * u.X) + (_cx * u.Z), (_focal * v.X) + (_cx * v.Z), (_focal * o.X) + (_cx * z),
            (_focal * u.Y) + (_cy * u.Z), (_focal * v.Y) + (_cy * v.Z), (_focal * o.Y) + (_cy * z),
            u.Z, v.Z, z);
    }

    /// <summary>A vector of the table (z away from the camera's side) in the camera's axes.</summary>
    private (double X, double Y, double Z) Seen((double X, double Y, double Z) p)
    {
        var (y, z) = ((p.Y * _cosTilt) + (p.Z * _sinTilt), (p.Z * _cosTilt) - (p.Y * _sinTilt));
        return ((p.X * _cosRoll) - (y * _sinRoll), (p.X * _sinRoll) + (y * _cosRoll), z);
    }
}
