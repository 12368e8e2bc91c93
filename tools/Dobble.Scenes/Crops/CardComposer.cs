using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Crops;

/// <summary>
/// Composes rectified cards: symbols laid on a white disc as on a printed card, seen through an outline that is a little off, among other
/// things on the table, under hands.
/// </summary>
/// <param name="symbols">Groups of images by symbol; a card takes its symbols from one group.</param>
/// <param name="symbolsPerCard">Symbols on a card of the deck; some cards have others.</param>
/// <param name="backgrounds">BGR images of tables, at least as large as a crop.</param>
public sealed class CardComposer(
    IReadOnlyList<(double Weight, IReadOnlyList<IReadOnlyList<SymbolImage>> Symbols)> symbols, int symbolsPerCard,
    IReadOnlyList<Mat> backgrounds)
{
    private const int Size = CardWarp.Size;

    // The longer edge of the smallest symbol and of one of middle size, on a card of eight.
    private const double Smallest = 22, Usual = 54, Eight = 8;

    // How much larger symbols are where a card has fewer: three that are much larger find no room.
    private const double Largest = 1.2;
    private const int Cell = 3;
    private const int Cells = Size / Cell;
    private const double Center = (Size - 1) / 2.0;

    private readonly NeighbourCards _neighbours = new([.. symbols.Select(group => group.Symbols)], symbolsPerCard);

    /// <summary>A card as a camera's image shows it; the caller's.</summary>
    public CardSample Compose(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Compose(random, null);
    }

    /// <summary>A card of the symbols of one group.</summary>
    /// <inheritdoc cref="Compose(Random)"/>
    /// <param name="random">Decides what it is.</param>
    /// <param name="group">Images by symbol; null for one of the composer's own groups.</param>
    public CardSample Compose(Random random, IReadOnlyList<IReadOnlyList<SymbolImage>>? group)
    {
        var card = new Mat(Size, Size, MatType.CV_8UC3, PaperColor(random));
        var placed = PlaceSymbols(random, card, group ?? PickGroup(random), symbolsPerCard);
        using var outside = Background(random);
        var (warped, moved) = Misalign(random, card, outside, placed);
        card.Dispose();
        var seen = random.Chance(0.4) ? Occlude(random, warped, moved) : moved;
        return new CardSample(warped, seen);
    }

    /// <summary>A card as it is printed: no table, no camera. The caller's.</summary>
    public static CardSample Plain(Random random, IReadOnlyList<IReadOnlyList<SymbolImage>> symbols, int symbolsPerCard)
    {
        var card = new Mat(Size, Size, MatType.CV_8UC3, PaperColor(random));
        return new CardSample(card, PlaceSymbols(random, card, symbols, symbolsPerCard));
    }

    private static Scalar PaperColor(Random random)
    {
        var level = random.Between(232, 255);
        return new Scalar(level - random.Between(0, 12), level - random.Between(0, 6), level);
    }

    private static List<SampleSymbol> PlaceSymbols(
        Random random, Mat card, IReadOnlyList<IReadOnlyList<SymbolImage>> group, int symbolsPerCard)
    {
        var chosen = Enumerable.Range(0, group.Count).ToArray();
        var free = FreeDisc(random.Between(81, 87));
        var count = Math.Min(group.Count, random.Chance(0.9) ? symbolsPerCard : random.Next(1, symbolsPerCard + 2));
        var placed = new List<SampleSymbol>();
        var scale = Math.Min(Largest, Math.Sqrt(Eight / symbolsPerCard));
        // Large symbols first: the small ones fill the gaps, as on the printed cards.
        var lengths = Enumerable.Range(0, count).Select(_ => Usual * scale * random.Factor(1.75)).OrderDescending().ToArray();
        for (var i = 0; i < count; i++)
        {
            var pick = random.Next(i, chosen.Length);
            (chosen[i], chosen[pick]) = (chosen[pick], chosen[i]);
            var image = random.Pick(group[chosen[i]]);
            if (Place(random, card, free, image, lengths[i], Smallest * scale) is { } box)
                placed.Add(new SampleSymbol(image.Symbol, box));
        }

        return placed;
    }

    private IReadOnlyList<IReadOnlyList<SymbolImage>> PickGroup(Random random)
    {
        var draw = random.NextDouble() * symbols.Sum(g => g.Weight);
        foreach (var (weight, group) in symbols)
        {
            if ((draw -= weight) <= 0)
                return group;
        }

        return symbols[^1].Symbols;
    }

    private static bool[] FreeDisc(double radius)
    {
        var free = new bool[Cells * Cells];
        for (var y = 0; y < Cells; y++)
        {
            for (var x = 0; x < Cells; x++)
            {
                var (dx, dy) = (((x + 0.5) * Cell) - Center, ((y + 0.5) * Cell) - Center);
                free[(y * Cells) + x] = (dx * dx) + (dy * dy) < radius * radius;
            }
        }

        return free;
    }

    private static Box? Place(Random random, Mat card, bool[] free, SymbolImage image, double length, double smallest)
    {
        for (; length > smallest; length *= 0.82)
        {
            using var drawn = image.Draw(length, random.Between(0, 2 * Math.PI), random.Factor(1.08));
            var cells = InkCells(drawn);
            var reach = Math.Max(4, 84 - (0.35 * Math.Max(drawn.Width, drawn.Height)));
            for (var attempt = 0; attempt < 60; attempt++)
            {
                var (angle, distance) = (random.Between(0, 2 * Math.PI), reach * Math.Sqrt(random.NextDouble()));
                var left = (int)(Center + (distance * Math.Cos(angle)) - (drawn.Width / 2.0));
                var top = (int)(Center + (distance * Math.Sin(angle)) - (drawn.Height / 2.0));
                if (left < 0 || top < 0 || left + drawn.Width > Size || top + drawn.Height > Size || !Fits(free, cells, left, top))
                    continue;

                using var target = new Mat(card, new Rect(left, top, drawn.Width, drawn.Height));
                Cv2.Multiply(target, drawn, target, 1 / 255.0);
                Occupy(free, cells, left, top);
                return new Box(left, top, left + drawn.Width, top + drawn.Height);
            }
        }

        return null;
    }

    /// <summary>Offsets in pixels of the cells that hold ink, thinned to one per cell.</summary>
    private static List<(int X, int Y)> InkCells(Mat drawn)
    {
        using var ink = SymbolImage.Ink(drawn);
        using var cells = ink.Resize(
            new Size((drawn.Width + Cell - 1) / Cell, (drawn.Height + Cell - 1) / Cell), 0, 0, InterpolationFlags.Area);
        var list = new List<(int, int)>();
        var index = cells.GetUnsafeGenericIndexer<byte>();
        var (width, height) = (cells.Width, cells.Height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (index[y, x] > 40)
                    list.Add((x * Cell, y * Cell));
            }
        }

        return list;
    }

    private static bool Fits(bool[] free, List<(int X, int Y)> cells, int left, int top)
    {
        foreach (var (x, y) in cells)
        {
            if (!free[((top + y) / Cell * Cells) + ((left + x) / Cell)])
                return false;
        }

        return true;
    }

    private static void Occupy(bool[] free, List<(int X, int Y)> cells, int left, int top)
    {
        foreach (var (x, y) in cells)
        {
            var (column, row) = ((left + x) / Cell, (top + y) / Cell);
            for (var i = Math.Max(0, row - 1); i <= Math.Min(Cells - 1, row + 1); i++)
            {
                for (var j = Math.Max(0, column - 1); j <= Math.Min(Cells - 1, column + 1); j++)
                    free[(i * Cells) + j] = false;
            }
        }
    }

    private Mat Background(Random random)
    {
        if (random.Chance(0.25))
            return _neighbours.Beside(random);
        if (backgrounds.Count == 0 || random.Chance(0.3))
            return new Mat(Size, Size, MatType.CV_8UC3, new Scalar(random.Next(256), random.Next(256), random.Next(256)));

        var image = random.Pick(backgrounds);
        return new Mat(image, new Rect(random.Next(image.Width - Size + 1), random.Next(image.Height - Size + 1), Size, Size)).Clone();
    }

    /// <summary>Moves the card as an outline does that is a few per cent off, and shows the table around its rim.</summary>
    private static (Mat Image, IReadOnlyList<SampleSymbol> Symbols) Misalign(
        Random random, Mat card, Mat outside, List<SampleSymbol> symbols)
    {
        double Offset(double deviation) => Math.Clamp(random.Normal(deviation), -3 * deviation, 3 * deviation);
        var zoom = 1 + Offset(0.025);
        // A camera that stands near and low sees the far side of a card smaller than the near one.
        var near = random.Chance(0.25) ? 0.0012 : 0.0005;
        double[] h =
        [
            zoom * (1 + Offset(0.03)), Offset(0.03), 0,
            Offset(0.03), zoom * (1 + Offset(0.03)), 0,
            Offset(near), Offset(near), 1,
        ];
        // About the crop's centre, then shifted.
        using var matrix = Around(h, Center + Offset(2.0), Center + Offset(2.0));
        using var mask = new Mat(Size, Size, MatType.CV_8UC1, Scalar.Black);
        Cv2.Circle(mask, (int)(Center * 16), (int)(Center * 16), (int)(CardWarp.Radius * 16), Scalar.White, -1, LineTypes.AntiAlias, 4);
        if (random.Chance(0.5))
            NeighbourCards.DrawRim(card, random.Between(130, 225), 1);

        using var warpedMask = new Mat();
        var warped = new Mat();
        var size = new Size(Size, Size);
        Cv2.WarpPerspective(card, warped, matrix, size, InterpolationFlags.Linear, BorderTypes.Replicate);
        Cv2.WarpPerspective(mask, warpedMask, matrix, size);
        Cv2.BitwiseNot(warpedMask, warpedMask);
        Cv2.Threshold(warpedMask, warpedMask, 127, 255, ThresholdTypes.Binary);
        outside.CopyTo(warped, warpedMask);
        return (warped, symbols.ConvertAll(s => s with { Box = Moved(s.Box, matrix) }));
    }

    private static Mat Around(double[] h, double cx, double cy)
    {
        using var to = Mat.FromPixelData(3, 3, MatType.CV_64FC1, new[] { 1, 0, -Center, 0, 1, -Center, 0, 0, 1 });
        using var middle = Mat.FromPixelData(3, 3, MatType.CV_64FC1, h);
        using var back = Mat.FromPixelData(3, 3, MatType.CV_64FC1, new[] { 1, 0, cx, 0, 1, cy, 0, 0, 1 });
        using var leftProduct = back * middle;
        using var left = leftProduct.ToMat();
        using var product = left * to;
        return product.ToMat();
    }

    /// <summary>The box of the moved symbol, to first order at its centre, as the bounds of the mapped inscribed ellipse.</summary>
    private static Box Moved(Box box, Mat matrix)
    {
        var m = matrix.GetUnsafeGenericIndexer<double>();
        (double X, double Y) Map(double x, double y)
        {
            var w = (m[2, 0] * x) + (m[2, 1] * y) + m[2, 2];
            return (((m[0, 0] * x) + (m[0, 1] * y) + m[0, 2]) / w, ((m[1, 0] * x) + (m[1, 1] * y) + m[1, 2]) / w);
        }

        var center = Map(box.CenterX, box.CenterY);
        var right = Map(box.CenterX + (box.Width / 2), box.CenterY);
        var below = Map(box.CenterX, box.CenterY + (box.Height / 2));
        var halfWidth = Math.Sqrt(Square(right.X - center.X) + Square(below.X - center.X));
        var halfHeight = Math.Sqrt(Square(right.Y - center.Y) + Square(below.Y - center.Y));
        return new Box(
            (float)(center.X - halfWidth), (float)(center.Y - halfHeight), (float)(center.X + halfWidth), (float)(center.Y + halfHeight));
    }

    private static double Square(double value) => value * value;

    /// <summary>Lays a finger, a hand or another card over the card.</summary>
    private List<SampleSymbol> Occlude(Random random, Mat image, IReadOnlyList<SampleSymbol> symbols)
    {
        using var cover = new Mat(Size, Size, MatType.CV_8UC1, Scalar.Black);
        List<SampleSymbol> others = [];
        if (random.Chance(0.4))
            CoverByHand(random, image, cover);
        else
            others = _neighbours.Cover(random, image, cover);

        var left = new List<SampleSymbol>(symbols.Count + others.Count);
        foreach (var symbol in symbols)
        {
            var hidden = Hidden(cover, symbol.Box);
            if (hidden < 0.2)
                left.Add(symbol);
            else if (hidden < 0.75)
                left.Add(symbol with { Visibility = Visibility.Doubtful });
        }

        // The other card's symbols are symbols, and yet none of this card: found or not, neither is wrong.
        left.AddRange(others);
        return left;
    }

    private static void CoverByHand(Random random, Mat image, Mat cover)
    {
        var (angle, distance) = (random.Between(0, 2 * Math.PI), random.Between(45, 105));
        var tip = new Point(Center + (distance * Math.Cos(angle)), Center + (distance * Math.Sin(angle)));
        var away = new Point(Center + (200 * Math.Cos(angle)), Center + (200 * Math.Sin(angle)));
        Cv2.Line(cover, tip, away, Scalar.White, random.Next(14, 60), LineTypes.AntiAlias);
        var skin = random.Between(0.25, 1);
        image.SetTo(new Scalar(random.Between(90, 150) * skin, random.Between(120, 180) * skin, random.Between(180, 245) * skin), cover);
    }

    private static double Hidden(Mat cover, Box box)
    {
        var rect = new Rect((int)box.X1, (int)box.Y1, Math.Max(1, (int)box.Width), Math.Max(1, (int)box.Height))
            & new Rect(0, 0, Size, Size);
        if (rect.Width <= 0 || rect.Height <= 0)
            return 1;
        using var part = new Mat(cover, rect);
        return Cv2.Mean(part).Val0 / 255;
    }
}
