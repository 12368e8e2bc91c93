using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>
/// Views of an image in which cards are easier to find and to read: with its white made white, where the light is weak or has a
/// strong colour; stretched upright, as where the camera stands low; and parts of a heap, which the cards that cover others fill.
/// </summary>
/// <param name="Image">The view; whoever goes through the views need not dispose of it.</param>
/// <param name="X">Pixels of the view to a pixel of the image, across.</param>
/// <param name="Y">The same, down.</param>
internal sealed record EasierView(Mat Image, double X, double Y)
{
    /// <summary>Cards are flattened to 0.67 and 0.45 of their width by cameras at 42° and 27° above the table.</summary>
    private static readonly double[] Stretches = [1.5, 2.2];

    /// <summary>The parts of a heap: how many along each side, and their side in parts of the heap's; each overlaps the next.</summary>
    private static readonly (int Count, double Side)[] Tilings = [(2, 0.7), (3, 0.5), (5, 0.34)];

    /// <summary>How far around the cards of a heap others may lie, in radii.</summary>
    private const double Around = 0.7;

    /// <summary>Long side of a view before it is stretched: more than this the finder does not see.</summary>
    private const double MaxLongSide = 1280;

    /// <summary>White paper of which one colour is this much stronger than another tells of a lamp that is not white.</summary>
    private const double StrongCast = 1.3;

    /// <summary>Share of pixels of at least this level that makes an image too bright, and the powers that darken it.</summary>
    private const double Bright = 0.12;
    private const int BurntOut = 250;
    private static readonly double[] Powers = [2.2, 4];

    /// <summary>White paper darker than this tells of too little light; how bright it should be.</summary>
    private const double Dark = 130, PaperWhite = 235;

    /// <summary>Share of an image that is as bright as the paper of the cards.</summary>
    private const double BrightShare = 0.05;

    /// <summary>Where the view begins, in pixels of the image.</summary>
    public Point Start { get; init; }

    /// <summary>The views, each good until the next is asked for.</summary>
    public static IEnumerable<EasierView> Of(Mat image)
    {
        using (var balanced = Balanced(image))
        {
            if (balanced is not null)
                yield return new EasierView(balanced, 1, 1);
        }

        foreach (var stretch in Stretches)
        {
            var scale = Math.Min(1, MaxLongSide / Math.Max(image.Width, image.Height));
            using var stretched = image.Resize(default, scale, scale * stretch, InterpolationFlags.Linear);
            yield return new EasierView(stretched, (double)stretched.Width / image.Width, (double)stretched.Height / image.Height);
        }
    }

    /// <summary>The image darkened, its bright colours spread apart, and without its reflections, where much of it is burnt out.</summary>
    public static IEnumerable<EasierView> OfBright(Mat image)
    {
        if (BurntShare(image) < Bright)
            yield break;
        foreach (var power in Powers)
        {
            using var dark = Darkening.Raise(image, power);
            yield return new EasierView(dark, 1, 1);
        }

        using var unveiled = Darkening.Unveil(image);
        yield return new EasierView(unveiled, 1, 1);
    }

    private static double BurntShare(Mat image)
    {
        using var small = Thumbnail(image);
        using var burnt = new Mat();
        Cv2.InRange(small, Scalar.All(BurntOut), Scalar.All(255), burnt);
        return (double)Cv2.CountNonZero(burnt) / burnt.Total();
    }

    /// <summary>The parts of a heap of cards, each good until the next is asked for.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cards">Those of its cards that are known.</param>
    public static IEnumerable<EasierView> OfHeap(Mat image, IReadOnlyList<CardReading> cards)
    {
        var heap = Surroundings(image, cards);
        foreach (var (count, side) in Tilings)
        {
            var size = new Size((int)Math.Ceiling(side * heap.Width), (int)Math.Ceiling(side * heap.Height));
            for (var i = 0; i < count * count; i++)
            {
                var start = new Point(
                    heap.X + (i % count * (heap.Width - size.Width) / (count - 1)),
                    heap.Y + (i / count * (heap.Height - size.Height) / (count - 1)));
                using var part = image.SubMat(new Rect(start, size)).Clone();
                yield return new EasierView(part, 1, 1) { Start = start };
            }
        }
    }

    /// <summary>A card that was read in the view, in pixels of the image.</summary>
    public CardReading ToImage(CardReading card) => card with
    {
        Outline = ToImage(card.Outline),
        Symbols = [.. card.Symbols.Select(s => s with { Box = ToImage(s.Box) })],
    };

    private Ellipse ToImage(Ellipse outline)
    {
        var moved = X == 1 && Y == 1 ? outline : outline.Scaled(1 / X, 1 / Y);
        return moved with { X = moved.X + Start.X, Y = moved.Y + Start.Y };
    }

    private Box ToImage(Box box) => new(
        (float)(box.X1 / X) + Start.X, (float)(box.Y1 / Y) + Start.Y, (float)(box.X2 / X) + Start.X, (float)(box.Y2 / Y) + Start.Y);

    /// <summary>The part of an image in which cards lie, with room for others.</summary>
    private static Rect Surroundings(Mat image, IReadOnlyList<CardReading> cards)
    {
        Box[] bounds = [.. cards.Select(card => card.Outline.Bounds)];
        var room = Around * cards.Average(card => card.Outline.Radius);
        return new Rect(0, 0, image.Width, image.Height) & Rect.FromLTRB(
            (int)(bounds.Min(b => b.X1) - room), (int)(bounds.Min(b => b.Y1) - room),
            (int)(bounds.Max(b => b.X2) + room), (int)(bounds.Max(b => b.Y2) + room));
    }

    /// <summary>
    /// The image as white light would show it, if its brightest parts are paper; null where they are nearly white and bright.
    /// </summary>
    private static Mat? Balanced(Mat image)
    {
        var white = Brightest(image);
        double[] channels = [Math.Max(1, white.Val0), Math.Max(1, white.Val1), Math.Max(1, white.Val2)];
        var strongest = channels.Max();
        if (strongest < StrongCast * channels.Min() && strongest > Dark)
            return null;
        var target = Math.Max(strongest, PaperWhite);
        var balanced = new Mat();
        Cv2.Multiply(image, new Scalar(target / channels[0], target / channels[1], target / channels[2]), balanced);
        return balanced;
    }

    /// <summary>The image so small that its colours are quickly counted; the caller's.</summary>
    private static Mat Thumbnail(Mat image)
    {
        var scale = Math.Min(1, 160.0 / Math.Max(image.Width, image.Height));
        return image.Resize(default, scale, scale, InterpolationFlags.Area);
    }

    /// <summary>The mean colour of the brightest part.</summary>
    private static Scalar Brightest(Mat image)
    {
        using var small = Thumbnail(image);
        using var grey = small.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var sorted = grey.Reshape(1, 1).Sort(SortFlags.EveryRow | SortFlags.Descending);
        var level = sorted.At<byte>(0, (int)(BrightShare * sorted.Cols));
        using var bright = new Mat();
        Cv2.Compare(grey, Scalar.All(level), bright, CmpTypes.GE);
        return Cv2.Mean(small, bright);
    }
}
