using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>
/// Places of an image where further cards may lie that show no edge, such as white ones on white paper in too much light: beside the
/// known ones and as large as they are, wherever there is print.
/// </summary>
internal static class CardPlaces
{
    // How far apart places are, and how far from a known card's centre, in radii: a crop that holds most of a card shows it. Steps of 0.5
    // found as many cards.
    private const double Step = 0.7, Beside = 0.9;

    /// <summary>Contrast, as a standard deviation of grey levels, without which there is no print.</summary>
    private const double Print = 12;

    /// <summary>Most places that are read: a second or two for each darkened view.</summary>
    private const int Max = 300;

    /// <summary>The places, row by row; none where no card is known, or where they are too many to read.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="cards">The cards that were read, in pixels of the image.</param>
    public static IReadOnlyList<CardDetection> Of(Mat image, IReadOnlyList<CardReading> cards)
    {
        Ellipse[] known = [.. cards.Where(CardTest.IsSure).Select(card => card.Outline)];
        if (known.Length == 0)
            return [];
        CardDetection[] places = [.. All(image, known).Take(Max + 1)];
        return places.Length <= Max ? places : [];
    }

    private static IEnumerable<CardDetection> All(Mat image, Ellipse[] known)
    {
        var size = known.OrderBy(outline => outline.Radius).ElementAt(known.Length / 2);
        using var grey = image.CvtColor(ColorConversionCodes.BGR2GRAY);
        var (width, height) = (grey.Width, grey.Height);
        for (var y = 0.5 * size.Radius; y < height; y += Step * size.Radius)
        {
            for (var x = 0.5 * size.Radius; x < width; x += Step * size.Radius)
            {
                var place = size with { X = x, Y = y };
                if (!Array.Exists(known, card => card.DistanceTo(place) < Beside * card.Radius) && HasPrint(grey, place))
                    yield return new CardDetection(place, 0);
            }
        }
    }

    private static bool HasPrint(Mat grey, Ellipse place)
    {
        var bounds = (place with { A = 0.7 * place.A, B = 0.7 * place.B }).Bounds;
        using var part = grey.SubMat(new Rect(0, 0, grey.Width, grey.Height)
            & Rect.FromLTRB((int)bounds.X1, (int)bounds.Y1, (int)bounds.X2, (int)bounds.Y2));
        Cv2.MeanStdDev(part, out _, out var deviation);
        return deviation.Val0 >= Print;
    }
}
