using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>
/// How much light falls where: uneven lamps, a lens that darkens its corners, strips of sun and shadow, spots of glare.
/// Kept at half the image's size, since light has few sharp edges. Owns its maps.
/// </summary>
internal sealed class LightMap : IDisposable
{
    /// <summary>The value of <see cref="Factor"/> that leaves the image as it is.</summary>
    public const int One = 1024;

    private LightMap(Mat factor, Mat glare) => (Factor, Glare) = (factor, glare);

    /// <summary>Factor on the image's light, 16 bits, <see cref="One"/> for 1; at the image's size.</summary>
    public Mat Factor { get; }

    /// <summary>Light added, 8 bits; at the image's size.</summary>
    public Mat Glare { get; }

    /// <summary>The light of a scene.</summary>
    public static LightMap Draw(Random random, Size size, double strength)
    {
        var half = new Size((size.Width + 1) / 2, (size.Height + 1) / 2);
        using var shade = Shadows(random, half, strength);
        using var factor = Factors(random, shade, strength);
        using var glare = Spots(random, half, strength);
        var (large, added) = (new Mat(), new Mat());
        Cv2.Resize(factor, large, size);
        Cv2.Resize(glare, added, size);
        return new LightMap(large, added);
    }

    public void Dispose()
    {
        Factor.Dispose();
        Glare.Dispose();
    }

    private static Mat Factors(Random random, Mat shade, double strength)
    {
        var factor = new Mat(shade.Size(), MatType.CV_16UC1);
        var (slopeX, slopeY) = (random.Normal(0.12 * strength), random.Normal(0.12 * strength));
        var corner = strength * (random.Chance(0.5) ? random.Between(0, 0.35) : 0);
        var dark = random.Chance(0.4) ? 1 - (strength * random.Between(0.15, 0.5)) : 1;
        for (int y = 0, rows = factor.Rows; y < rows; y++)
        {
            var row = Pixels.Row<ushort>(factor, y);
            var covered = Pixels.Row<byte>(shade, y);
            var v = (2.0 * y / factor.Rows) - 1;
            for (var x = 0; x < row.Length; x++)
            {
                var u = (2.0 * x / factor.Cols) - 1;
                var even = (1 + (slopeX * u) + (slopeY * v)) * (1 - (corner * ((u * u) + (v * v)) / 2));
                var light = even * (1 - ((1 - dark) * covered[x] / 255));
                row[x] = (ushort)Math.Clamp(light * One, One / 8, One * 2);
            }
        }

        return factor;
    }

    /// <summary>Where the shadow of a window's bars, of a person or of a lamp's shade lies: 255 for full shadow.</summary>
    private static Mat Shadows(Random random, Size size, double strength)
    {
        var shade = new Mat(size, MatType.CV_8UC1, Scalar.All(0));
        if (!random.Chance(0.45 * strength))
            return shade;
        var (sin, cos) = Math.SinCos(random.Angle());
        var reach = size.Width + size.Height;
        if (random.Chance(0.6))
        {
            for (double at = -reach * random.NextDouble(); at < reach;)
            {
                var width = reach * random.Between(0.03, 0.3);
                Strip(shade, at, width, reach, sin, cos);
                at += width + (reach * random.Between(0.03, 0.3));
            }
        }
        else
        {
            var center = new Point(random.Next(size.Width), random.Next(size.Height));
            var axes = new Size(reach * random.Between(0.05, 0.3), reach * random.Between(0.05, 0.3));
            Cv2.Ellipse(shade, center, axes, random.Next(180), 0, 360, Scalar.All(255), -1);
        }

        Cv2.GaussianBlur(shade, shade, default, reach * random.LogBetween(0.001, 0.02));
        return shade;
    }

    private static void Strip(Mat shade, double at, double width, double reach, double sin, double cos)
    {
        Point Corner(double across, double along) => new((across * cos) - (along * sin), (across * sin) + (along * cos));
        Cv2.FillConvexPoly(
            shade, [Corner(at, -reach), Corner(at, reach), Corner(at + width, reach), Corner(at + width, -reach)], Scalar.All(255));
    }

    private static Mat Spots(Random random, Size size, double strength)
    {
        var glare = new Mat(size, MatType.CV_8UC1, Scalar.All(0));
        if (!random.Chance(0.3 * strength))
            return glare;
        var shortSide = Math.Min(size.Width, size.Height);
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var axes = new Size(shortSide * random.LogBetween(0.02, 0.2), shortSide * random.LogBetween(0.02, 0.1));
            var center = new Point(random.Next(size.Width), random.Next(size.Height));
            Cv2.Ellipse(glare, center, axes, random.Next(180), 0, 360, Scalar.All(random.Between(40, 220)), -1);
        }

        Cv2.GaussianBlur(glare, glare, default, shortSide * random.Between(0.01, 0.06));
        return glare;
    }
}
