using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>
/// Makes what a burnt-out image still shows clearer: bright colours are spread apart, and the light of reflections is taken away.
/// </summary>
public static class Darkening
{
    // Long side of the image in which a reflection's light is looked for, how far around a point in parts of it, and the most there is.
    private const double VeilSide = 320, VeilReach = 0.03, MaxVeil = 200;

    /// <summary>An image whose levels, black as 0 and white as 1, are raised to a power.</summary>
    /// <param name="image">8-bit, any number of channels.</param>
    /// <param name="power">More than 1 darkens.</param>
    /// <returns>The darkened image; the caller's.</returns>
    public static Mat Raise(Mat image, double power)
    {
        using var levels = new Mat(1, 256, MatType.CV_8UC1);
        for (var i = 0; i < 256; i++)
            levels.Set(0, i, (byte)Math.Round(255 * Math.Pow(i / 255.0, power)));
        var dark = new Mat();
        Cv2.LUT(image, levels, dark);
        return dark;
    }

    /// <summary>
    /// An image without the light that a lamp's reflection adds to it. Print has dark lines and pure colours everywhere, so that what the
    /// darkest channel nowhere falls below, around a point, is such light (He, Sun and Tang, "Single image haze removal using dark channel
    /// prior", 2009); white stays white.
    /// </summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="reach">How far around a point, in parts of the long side.</param>
    /// <returns>The image without that light; the caller's.</returns>
    public static Mat Unveil(Mat image, double reach = VeilReach)
    {
        using var veil = Veil(image, reach);
        using var left = new Mat();
        Cv2.Subtract(Scalar.All(255), veil, left);
        var unveiled = new Mat();
        Cv2.Subtract(image, veil, unveiled);
        Cv2.Divide(unveiled, left, unveiled, 255);
        return unveiled;
    }

    private static Mat Veil(Mat image, double reach)
    {
        var scale = Math.Min(1, VeilSide / Math.Max(image.Width, image.Height));
        using var small = image.Resize(default, scale, scale, InterpolationFlags.Area);
        var channels = small.Split();
        using var darkest = channels[0];
        foreach (var channel in channels[1..])
        {
            Cv2.Min(darkest, channel, darkest);
            channel.Dispose();
        }

        var size = (2 * (int)(reach * Math.Max(small.Width, small.Height))) + 1;
        using var around = Cv2.GetStructuringElement(MorphShapes.Ellipse, new Size(size, size));
        Cv2.Erode(darkest, darkest, around);
        Cv2.GaussianBlur(darkest, darkest, new Size(size, size), 0);
        Cv2.Min(darkest, Scalar.All(MaxVeil), darkest);
        using var colour = darkest.CvtColor(ColorConversionCodes.GRAY2BGR);
        return colour.Resize(image.Size(), 0, 0, InterpolationFlags.Linear);
    }
}
