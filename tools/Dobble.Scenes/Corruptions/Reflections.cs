using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>Lamps and windows mirrored in varnish: spots that are white in the middle and veil what is around them.</summary>
internal static class Reflections
{
    /// <summary>Adds spots, in place.</summary>
    /// <param name="random">Says where and of what shape.</param>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="count">How many.</param>
    /// <param name="size">Mean semi-axis in shares of the short side.</param>
    /// <param name="level">Light in the middle, 255 for white.</param>
    public static void Add(Random random, Mat image, int count, double size, double level)
    {
        using var spots = new Mat(image.Size(), MatType.CV_8UC1, Scalar.All(0));
        var reach = size * Math.Min(image.Width, image.Height);
        for (var n = 0; n < count; n++)
        {
            var center = new Point(random.Next(image.Width), random.Next(image.Height));
            var axes = new Size(reach * random.LogBetween(0.7, 2), reach * random.LogBetween(0.4, 1));
            Cv2.Ellipse(spots, center, axes, random.Next(180), 0, 360, Scalar.All(level), -1);
        }

        using var veil = new Mat();
        Cv2.GaussianBlur(spots, veil, default, 1.2 * reach);
        Cv2.GaussianBlur(spots, spots, default, 0.15 * reach);
        Cv2.AddWeighted(spots, 1, veil, 0.6, 0, veil);
        Cv2.CvtColor(veil, veil, ColorConversionCodes.GRAY2BGR);
        Cv2.Add(image, veil, image);
    }
}
