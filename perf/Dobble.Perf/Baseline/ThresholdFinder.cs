using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Perf.Baseline;

/// <summary>
/// The way to find cards that this project began with, kept to compare with: what is bright and round is a card. Otsu's
/// threshold on the value channel of HSV, an opening, outlines that are large and round enough.
/// </summary>
internal static class ThresholdFinder
{
    private const double SmallestArea = 0.04;
    private const double MinCircularity = 0.6;
    private static readonly Size Opening = new(5, 5);

    /// <summary>Outlines of the cards of a BGR image.</summary>
    public static IReadOnlyList<Ellipse> Find(Mat image)
    {
        using var hsv = image.CvtColor(ColorConversionCodes.BGR2HSV);
        using var value = hsv.ExtractChannel(2);
        using var bright = value.Threshold(0, 255, ThresholdTypes.Binary | ThresholdTypes.Otsu);
        using var kernel = Cv2.GetStructuringElement(MorphShapes.Ellipse, Opening);
        Cv2.MorphologyEx(bright, bright, MorphTypes.Open, kernel);
        Cv2.FindContours(bright, out var contours, out _, RetrievalModes.External, ContourApproximationModes.ApproxSimple);
        var min = SmallestArea * image.Width * image.Height;
        return [.. contours.Where(c => IsCard(c, min)).Select(Outline)];
    }

    private static bool IsCard(Point[] contour, double min)
    {
        var area = Cv2.ContourArea(contour);
        var length = Cv2.ArcLength(contour, closed: true);
        return contour.Length >= 5 && area > min && 4 * Math.PI * area / (length * length) > MinCircularity;
    }

    private static Ellipse Outline(Point[] contour)
    {
        var fit = Cv2.FitEllipse(contour);
        return new Ellipse(fit.Center.X, fit.Center.Y, fit.Size.Width / 2, fit.Size.Height / 2, fit.Angle * Math.PI / 180);
    }
}
