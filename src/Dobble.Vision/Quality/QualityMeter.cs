using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Quality;

/// <summary>
/// Measures what an image is like on lines through its cards, or through the whole where there are none: a few thousand
/// pixels, well under a millisecond.
/// </summary>
/// <remarks>
/// Brightness is the median luma of these pixels. Sharpness looks at every rise or fall of the luma by more than a tenth
/// of its range: the steepest step from pixel to pixel in parts of the whole rise, which is 1 for an edge that takes a pixel and
/// 1/n for one that takes n; the mean of the sharper half counts. An image without any edge counts as sharp, since nothing
/// shows that it is not. Glare is the share of pixels whose three colours are all burnt out, on cards whose paper is not.
/// </remarks>
public static class QualityMeter
{
    private const int LinesOfCard = 16;
    private const int LinesOfImage = 24;

    /// <summary>Measures an image.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="cards">Outlines of the cards in it.</param>
    /// <param name="candidates">Where there are no cards: outlines of what may be some; none to measure the whole.</param>
    public static ImageQuality Measure(Mat image, IReadOnlyList<Ellipse> cards, IReadOnlyList<Ellipse>? candidates = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(cards);
        var all = new QualitySample();
        var measured = cards.Count > 0 ? cards : candidates ?? [];
        foreach (var card in measured)
            all.Add(OfCard(image, card));
        if (all.Pixels == 0)
            all.Add(OfWhole(image));
        return new ImageQuality(all.Brightness, all.Sharpness, all.Glare)
        {
            Clipped = all.Clipped,
            Colour = all.Colour,
            SmallestRadius = measured.Select(card => card.Radius).DefaultIfEmpty(double.PositiveInfinity).Min(),
        };
    }

    private static QualitySample OfCard(Mat image, Ellipse card)
    {
        var sample = new QualitySample();
        var bounds = card.Bounds;
        for (var i = 0; i < LinesOfCard; i++)
        {
            var part = (i + 0.5) / LinesOfCard;
            var y = (int)(bounds.Y1 + (part * (bounds.Y2 - bounds.Y1)));
            var x = (int)(bounds.X1 + (part * (bounds.X2 - bounds.X1)));
            AddLine(sample, image, new Point(bounds.X1, y), new Point(1, 0), (int)(bounds.X2 - bounds.X1), card);
            AddLine(sample, image, new Point(x, bounds.Y1), new Point(0, 1), (int)(bounds.Y2 - bounds.Y1), card);
        }

        return sample;
    }

    private static QualitySample OfWhole(Mat image)
    {
        var sample = new QualitySample();
        for (var i = 0; i < LinesOfImage; i++)
        {
            var part = (i + 0.5) / LinesOfImage;
            AddLine(sample, image, new Point(0, part * image.Height), new Point(1, 0), image.Width, null);
            AddLine(sample, image, new Point(part * image.Width, 0), new Point(0, 1), image.Height, null);
        }

        return sample;
    }

    /// <summary>Follows a line, as far as it lies in the image and on the card.</summary>
    private static void AddLine(QualitySample sample, Mat image, Point start, Point step, int length, Ellipse? card)
    {
        for (var i = 0; i < length; i++)
        {
            var (x, y) = (start.X + (i * step.X), start.Y + (i * step.Y));
            if (x >= 0 && y >= 0 && x < image.Width && y < image.Height && card?.Contains(x, y) != false)
                sample.Add(image.At<Vec3b>(y, x));
        }

        sample.EndLine();
    }
}
