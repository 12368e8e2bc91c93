using Dobble.Data.Evaluation;
using OpenCvSharp;

namespace Dobble.Data.Checks.Models;

/// <summary>Measures the pixels of a card: how light and how sharp it is.</summary>
internal static class CardPixels
{
    /// <summary>Brightness, sharpness and radius of the part around a card's symbols; all 0 where there are none in the image.</summary>
    public static (double Light, double Sharpness, double Radius) Measure(Mat image, TrueCard card)
    {
        if (card.Symbols.Count == 0)
            return default;
        var boxes = card.Symbols.Select(s => s.Box).ToArray();
        var area = Rect.FromLTRB(
            (int)boxes.Min(b => b.X1), (int)boxes.Min(b => b.Y1), (int)boxes.Max(b => b.X2) + 1, (int)boxes.Max(b => b.Y2) + 1)
            & new Rect(0, 0, image.Width, image.Height);
        if (area.Width < 3 || area.Height < 3)
            return default;
        using var part = new Mat(image, area);
        using var grey = part.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var edges = grey.Laplacian(MatType.CV_32F);
        Cv2.MeanStdDev(grey, out var mean, out var contrast);
        Cv2.MeanStdDev(edges, out _, out var detail);
        return (mean.Val0, detail.Val0 / Math.Max(1, contrast.Val0), Math.Max(area.Width, area.Height) / 2.0);
    }
}
