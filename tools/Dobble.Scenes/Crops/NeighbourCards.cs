using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Crops;

/// <summary>
/// Cards that lie over or beside the one that is read, as in a heap. A pool of them is composed once, since each costs as much as the
/// card that is read.
/// </summary>
/// <param name="groups">Groups of images by symbol; a card takes its symbols from one group.</param>
/// <param name="symbolsPerCard">Symbols on a card.</param>
internal sealed class NeighbourCards(IReadOnlyList<IReadOnlyList<IReadOnlyList<SymbolImage>>> groups, int symbolsPerCard)
{
    private const int Count = 240;
    private const int Size = CardWarp.Size;
    private const double Center = (Size - 1) / 2.0;

    private readonly Lazy<CardSample>[] _cards = [
        .. Enumerable.Range(0, Count).Select(i => new Lazy<CardSample>(() => Compose(i, groups, symbolsPerCard)))];

    /// <summary>A crop of the table with a card in it that lies beside the middle or partly under it; the caller's.</summary>
    public Mat Beside(Random random) => Shifted(random.Pick(_cards).Value.Image, Place.Draw(random, random.Between(100, 185)));

    /// <summary>Lays a card over an image, mostly with the shadow that it throws.</summary>
    /// <param name="random">Says which card and where.</param>
    /// <param name="image">The image, BGR, of the crop's size.</param>
    /// <param name="cover">Becomes white where the card lies.</param>
    /// <returns>Its symbols that lie on the card below, none of which counts.</returns>
    public List<SampleSymbol> Cover(Random random, Mat image, Mat cover)
    {
        var other = random.Pick(_cards).Value;
        var place = Place.Draw(random, random.Between(85, 185));
        using var card = Shifted(other.Image, place);
        if (random.Chance(0.6))
            CastShadow(random, image, place);
        Cv2.Circle(cover, (int)(place.X * 16), (int)(place.Y * 16), (int)(CardWarp.Radius * 16), Scalar.White, -1, LineTypes.AntiAlias, 4);
        card.CopyTo(image, cover);
        return [.. other.Symbols.Select(s => s with { Box = Moved(s.Box, place), Visibility = Visibility.Doubtful })
            .Where(s => IsOnCrop(s.Box))];
    }

    /// <summary>Draws the rim of a card that fills the crop.</summary>
    public static void DrawRim(Mat card, double level, int thickness) => Cv2.Circle(
        card, (int)(Center * 16), (int)(Center * 16), (int)(CardWarp.Radius * 16), Scalar.All(level), thickness, LineTypes.AntiAlias, 4);

    // The same card for the same index, whichever thread asks first.
    private static CardSample Compose(int index, IReadOnlyList<IReadOnlyList<IReadOnlyList<SymbolImage>>> groups, int symbolsPerCard)
    {
        var random = Randoms.ForSample(Count, index);
        var card = CardComposer.Plain(random, groups[index % groups.Count], symbolsPerCard);
        if (random.Chance(0.6))
            DrawRim(card.Image, random.Between(90, 215), random.Next(1, 3));
        return card;
    }

    private static void CastShadow(Random random, Mat image, Place place)
    {
        using var shade = new Mat(Size, Size, MatType.CV_8UC1, Scalar.All(255));
        var middle = new Point(place.X + random.Between(-6, 6), place.Y + random.Between(-6, 6));
        Cv2.Circle(shade, middle, (int)CardWarp.Radius, Scalar.All(random.Between(110, 230)), -1);
        Cv2.GaussianBlur(shade, shade, default, random.Between(1, 5));
        using var color = shade.CvtColor(ColorConversionCodes.GRAY2BGR);
        Cv2.Multiply(image, color, image, 1 / 255.0);
    }

    private static Mat Shifted(Mat card, Place place)
    {
        using var matrix = Mat.FromPixelData(2, 3, MatType.CV_64FC1, place.Matrix);
        var shifted = new Mat();
        Cv2.WarpAffine(card, shifted, matrix, new Size(Size, Size), InterpolationFlags.Linear, BorderTypes.Replicate);
        return shifted;
    }

    private static Box Moved(Box box, Place place)
    {
        var (p, half) = (place.Apply(box.CenterX, box.CenterY), Math.Max(box.Width, box.Height) / 2);
        return new Box((float)(p.X - half), (float)(p.Y - half), (float)(p.X + half), (float)(p.Y + half));
    }

    private static bool IsOnCrop(Box box) =>
        Math.Pow(box.CenterX - Center, 2) + Math.Pow(box.CenterY - Center, 2) < CardWarp.Radius * CardWarp.Radius;

    /// <summary>Where a card lies in the crop: its middle, and the sine and cosine of its turn.</summary>
    private readonly record struct Place(double X, double Y, double Sin, double Cos)
    {
        public double[] Matrix => [Cos, -Sin, X - (Cos * Center) + (Sin * Center), Sin, Cos, Y - (Sin * Center) - (Cos * Center)];

        /// <summary>A card whose middle lies this far from that of the crop.</summary>
        public static Place Draw(Random random, double distance)
        {
            var (sin, cos) = Math.SinCos(random.Angle());
            var (turnSin, turnCos) = Math.SinCos(random.Angle());
            return new Place(Center + (distance * cos), Center + (distance * sin), turnSin, turnCos);
        }

        public Point2d Apply(double x, double y)
        {
            var (dx, dy) = (x - Center, y - Center);
            return new Point2d(X + (Cos * dx) - (Sin * dy), Y + (Sin * dx) + (Cos * dy));
        }
    }
}
