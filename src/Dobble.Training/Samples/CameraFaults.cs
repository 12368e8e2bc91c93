using Dobble.Scenes;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>What light and camera do to an image: colour cast, shadow, glare, blur, few pixels, noise, JPEG.</summary>
internal static class CameraFaults
{
    /// <summary>Spoils the image in place.</summary>
    /// <param name="random">Draws the faults.</param>
    /// <param name="image">BGR.</param>
    /// <param name="fewest">How many times too small the image may be taken, 1 or more.</param>
    public static void Apply(Random random, Mat image, double fewest)
    {
        if (random.Chance(0.5))
            Light(random, image);
        if (random.Chance(0.25))
            Shadow(random, image);
        if (random.Chance(0.15))
            Glare(random, image);
        Tint(random, image);
        if (random.Chance(0.35))
            Blur(random, image);
        if (random.Chance(0.55))
            FewerPixels(random, image, fewest);
        if (random.Chance(0.5))
            Noise(random, image);
        if (random.Chance(0.3))
            Jpeg(random, image);
    }

    /// <summary>White balance, exposure, contrast, saturation and gamma, through one table a channel.</summary>
    private static void Tint(Random random, Mat image)
    {
        if (random.Chance(0.6))
        {
            using var gray = image.CvtColor(ColorConversionCodes.BGR2GRAY).CvtColor(ColorConversionCodes.GRAY2BGR);
            var saturation = random.Between(0.45, 1.5);
            Cv2.AddWeighted(image, saturation, gray, 1 - saturation, 0, image);
        }

        var exposure = random.Chance(0.5) ? random.Between(0.4, 1.0) : random.Between(0.75, 1.25);
        var lift = random.Chance(0.4) ? random.Between(0, 40) : 0;
        var gamma = random.Factor(1.5);
        var warmth = random.Normal(0.12);
        double[] gains = [1 - warmth + random.Normal(0.04), 1 + random.Normal(0.05), 1 + warmth + random.Normal(0.04)];
        using var table = new Mat(1, 256, MatType.CV_8UC3);
        var index = table.GetUnsafeGenericIndexer<Vec3b>();
        for (var i = 0; i < 256; i++)
        {
            byte Level(double gain) => (byte)Math.Clamp(
                lift + ((255 - lift) * exposure * Math.Clamp(gain, 0.55, 1.45) * Math.Pow(i / 255.0, gamma)), 0, 255);
            index[0, i] = new Vec3b(Level(gains[0]), Level(gains[1]), Level(gains[2]));
        }

        Cv2.LUT(image, table, image);
    }

    /// <summary>Light that falls off across the card.</summary>
    private static void Light(Random random, Mat image)
    {
        using var corners = new Mat(2, 2, MatType.CV_32FC3);
        var index = corners.GetUnsafeGenericIndexer<Vec3f>();
        for (var i = 0; i < 4; i++)
        {
            var level = (float)random.Between(0.6, 1.0);
            index[i / 2, i % 2] = new Vec3f(level, level, level);
        }

        Multiply(image, corners, InterpolationFlags.Linear);
    }

    /// <summary>The edge of a shadow, or a strip of sun, straight across the card.</summary>
    private static void Shadow(Random random, Mat image)
    {
        var (size, dark) = (image.Size(), random.Between(0.3, 0.8));
        using var map = new Mat(size, MatType.CV_32FC3, Scalar.All(1));
        var angle = random.Between(0, 2 * Math.PI);
        var offset = random.Between(-70, 70);
        var (c, s) = (Math.Cos(angle), Math.Sin(angle));
        var width = random.Chance(0.4) ? random.Between(15, 60) : 300;
        Point Corner(double along, double across) =>
            new((size.Width / 2.0) + (c * across) - (s * along), (size.Height / 2.0) + (s * across) + (c * along));
        Point[] strip = [Corner(-300, offset), Corner(300, offset), Corner(300, offset + width), Corner(-300, offset + width)];
        Cv2.FillConvexPoly(map, strip, Scalar.All(dark), LineTypes.AntiAlias);
        var softness = (2 * random.Next(0, 8)) + 1;
        Cv2.Blur(map, map, new Size(softness, softness));
        Multiply(image, map, InterpolationFlags.Nearest);
    }

    private static void Multiply(Mat image, Mat factors, InterpolationFlags interpolation)
    {
        using var map = factors.Width == image.Width ? factors.Clone() : factors.Resize(image.Size(), 0, 0, interpolation);
        Cv2.Multiply(image, map, image, 1, MatType.CV_8U);
    }

    private static void Glare(Random random, Mat image)
    {
        using var spot = new Mat(image.Size(), MatType.CV_8UC3, Scalar.Black);
        var center = new Point(random.Next(20, image.Width - 20), random.Next(20, image.Height - 20));
        var axes = new Size(random.Next(8, 45), random.Next(6, 25));
        Cv2.Ellipse(spot, center, axes, random.Between(0, 180), 0, 360, Scalar.All(random.Between(60, 255)), -1);
        var softness = (2 * random.Next(4, 16)) + 1;
        Cv2.Blur(spot, spot, new Size(softness, softness));
        Cv2.Add(image, spot, image);
    }

    private static void Blur(Random random, Mat image)
    {
        if (random.Chance(0.6))
        {
            Cv2.GaussianBlur(image, image, default, random.Between(0.4, 2.0));
            return;
        }

        var length = random.Next(3, 10);
        using var kernel = new Mat(length, length, MatType.CV_32FC1, Scalar.Black);
        var (s, c) = Math.SinCos(random.Between(0, Math.PI));
        var middle = (length - 1) / 2.0;
        Cv2.Line(
            kernel, (int)Math.Round(middle - (c * middle)), (int)Math.Round(middle - (s * middle)),
            (int)Math.Round(middle + (c * middle)), (int)Math.Round(middle + (s * middle)), Scalar.All(1));
        using var normalized = (kernel / Cv2.Sum(kernel).Val0).ToMat();
        Cv2.Filter2D(image, image, -1, normalized);
    }

    /// <summary>Something seen from too far away: fewer pixels than the image has.</summary>
    private static void FewerPixels(Random random, Mat image, double max)
    {
        var scale = 1 / random.Between(1, max);
        using var small = image.Resize(default, scale, scale, InterpolationFlags.Area);
        if (random.Chance(0.3))
            Noise(random, small);
        if (random.Chance(0.3))
            Jpeg(random, small);
        Cv2.Resize(small, image, image.Size(), 0, 0, InterpolationFlags.Linear);
    }

    private static void Noise(Random random, Mat image)
    {
        using var noise = new Mat(image.Size(), MatType.CV_16SC3);
        using var wide = new Mat();
        Cv2.SetTheRNG((ulong)random.NextInt64());
        Cv2.Randn(noise, Scalar.All(0), Scalar.All(random.Between(1.5, 11)));
        Cv2.Add(image, noise, wide, null, MatType.CV_16S);
        wide.ConvertTo(image, MatType.CV_8UC3);
    }

    private static void Jpeg(Random random, Mat image)
    {
        Cv2.ImEncode(".jpg", image, out var bytes, new ImageEncodingParam(ImwriteFlags.JpegQuality, random.Next(25, 90)));
        using var decoded = Cv2.ImDecode(bytes, ImreadModes.Color);
        decoded.CopyTo(image);
    }
}
