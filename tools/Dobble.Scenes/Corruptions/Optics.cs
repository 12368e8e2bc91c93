using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>What lens and shutter do to an image, in place: defocus, motion, sharpening.</summary>
internal static class Optics
{
    /// <summary>Blurs evenly.</summary>
    /// <param name="image">The image.</param>
    /// <param name="sigma">Standard deviation in pixels, above 0.</param>
    public static void Defocus(Mat image, double sigma) => Cv2.GaussianBlur(image, image, default, sigma);

    /// <summary>Smears along a line, as where camera or cards move.</summary>
    /// <param name="image">The image.</param>
    /// <param name="reach">Half the line's length in pixels.</param>
    /// <param name="angle">Its direction, radians.</param>
    public static void Motion(Mat image, double reach, double angle)
    {
        var half = (int)Math.Ceiling(reach);
        using var kernel = new Mat((2 * half) + 1, (2 * half) + 1, MatType.CV_8UC1, Scalar.All(0));
        var (sin, cos) = Math.SinCos(angle);
        Point End(double sign) => new(16 * (half + (sign * reach * cos)), 16 * (half + (sign * reach * sin)));
        Cv2.Line(kernel, End(-1), End(1), Scalar.All(255), 1, LineTypes.AntiAlias, 4);
        using var weights = new Mat();
        kernel.ConvertTo(weights, MatType.CV_32FC1, 1 / Cv2.Sum(kernel).Val0);
        Cv2.Filter2D(image, image, -1, weights);
    }

    /// <summary>Sharpens by this share of what a blur takes away.</summary>
    public static void Sharpen(Mat image, double amount)
    {
        using var soft = new Mat();
        Cv2.GaussianBlur(image, soft, default, 1.2);
        Cv2.AddWeighted(image, 1 + amount, soft, -amount, 0, image);
    }
}
