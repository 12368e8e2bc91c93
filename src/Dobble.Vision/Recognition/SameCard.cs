using System.Numerics.Tensors;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Recognition;

/// <summary>
/// Tells whether two views are of one card, by its layout: turned the right way, the symbols of one lie on those of the other and look
/// like them. Two cards of a deck have one symbol in common, so that views of which nearly all symbols look alike are of one card too where
/// an outline that lies askew has moved them.
/// </summary>
internal static class SameCard
{
    /// <summary>How far apart, in radii of the card, a symbol may lie in two views.</summary>
    private const double Near = 0.2;

    /// <summary>Distance from the card's middle from which a symbol tells how the card is turned.</summary>
    private const double OffCentre = 0.25;

    private const double Middle = (CardWarp.Size - 1) / 2.0;

    /// <summary>What it takes of close-ups.</summary>
    private static readonly Likeness CloseUps = new(Each: 0.7f, Neutral: 0.8f, PerSymbol: 0.095, Least: 0.55);

    /// <summary>The same of embeddings of the whole card, which are weaker.</summary>
    private static readonly Likeness Glances = new(Each: 0.3f, Neutral: 0.4f, PerSymbol: 0.33, Least: 1.9);

    /// <summary>Symbols that must lie on one another.</summary>
    private const int Min = 3;

    /// <summary>
    /// Cosine from which close-ups surely look alike, and how many such symbols, at least and as a share of the view that shows fewer, make
    /// one card wherever they lie.
    /// </summary>
    private const float Alike = 0.9f;
    private const int MinAlike = 5;
    private const double ShareAlike = 0.75;

    /// <summary>
    /// For each symbol of the first view the one of the second, null where it has none, and how much alike the views are, for those of two
    /// cards may look alike; null where these are two cards.
    /// </summary>
    /// <param name="first">The symbols of one view.</param>
    /// <param name="second">The symbols of the other.</param>
    public static (int?[] Symbols, double Score)? Align(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second) =>
        Align(first, second, symbol => symbol.CloseUp, CloseUps) ?? AlignByLooks(first, second);

    /// <summary>
    /// The same where one view is only of the whole card, so that what symbols look like as some of its many is compared.
    /// </summary>
    public static (int?[] Symbols, double Score)? AlignAtAGlance(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second) =>
        Align(first, second, symbol => symbol.Plain, Glances);

    /// <summary>By how much a card was turned, in radians, between two views of its symbols.</summary>
    public static double Turn(IEnumerable<(SymbolView Before, SymbolView Now)> symbols)
    {
        var sum = new Point2d();
        foreach (var (before, now) in symbols)
        {
            // What lies farther from the middle tells more.
            var (from, to) = (Place(before.Box), Place(now.Box));
            sum += At((from.Length * to.Length, to.Angle - from.Angle));
        }

        return Math.Atan2(sum.Y, sum.X);
    }

    /// <summary>Where a symbol stands when its card is turned by an angle in radians.</summary>
    public static Box Turned(Box box, double turn)
    {
        var (length, angle) = Place(box);
        var center = new Point2d(Middle, Middle) + At((length * CardWarp.Radius, angle + turn));
        // Its bounds are not known; they are those of an upright one, and of one on its side.
        var across = Math.Pow(Math.Sin(turn), 2);
        var width = (((1 - across) * box.Width) + (across * box.Height)) / 2;
        var height = (((1 - across) * box.Height) + (across * box.Width)) / 2;
        return new Box(
            (float)(center.X - width), (float)(center.Y - height), (float)(center.X + width), (float)(center.Y + height));
    }

    private static (int?[] Symbols, double Score)? Align(
        IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second, Func<SymbolView, float[]> look, Likeness alike)
    {
        var (from, to) = (Places(first), Places(second));
        var (before, now) = (Array.ConvertAll(from, At), Array.ConvertAll(to, At));
        var cosines = Cosines(first, second, look);
        var (best, score, count) = (new int[from.Length], 0.0, 0);
        var aligned = new int[from.Length];
        for (var i = 0; i < from.Length; i++)
        {
            // A symbol in the middle does not tell how the card is turned.
            for (var j = 0; j < to.Length && from[i].Length > OffCentre; j++)
            {
                if (cosines[i, j] <= alike.Each || Math.Abs(from[i].Length - to[j].Length) >= Near)
                    continue;
                var turned = Lay(before, now, to[j].Angle - from[i].Angle, cosines, alike, aligned);
                if (turned.Score > score)
                {
                    (score, count) = turned;
                    aligned.CopyTo(best, 0);
                }
            }
        }

        return count < Min || score < Math.Max(alike.Least, alike.PerSymbol * Math.Min(Sure(first), Sure(second)))
            ? null
            : (Array.ConvertAll(best, place => place < 0 ? (int?)null : place), score);
    }

    /// <summary>Lays one view, turned, on the other: each symbol on the nearest that may be the same; says how well they fit.</summary>
    /// <param name="from">Where the symbols of the view that is turned are, in radii from the card's middle.</param>
    /// <param name="to">Where the other's are.</param>
    /// <param name="turn">The turn in radians.</param>
    /// <param name="cosines">How much each two symbols look alike.</param>
    /// <param name="alike">What it takes.</param>
    /// <param name="aligned">Receives for each symbol of the first view the one of the second, -1 where it has none.</param>
    private static (double Score, int Count) Lay(
        Point2d[] from, Point2d[] to, double turn, float[,] cosines, Likeness alike, int[] aligned)
    {
        Array.Fill(aligned, -1);
        var ((sin, cos), score, count) = (Math.SinCos(turn), 0.0, 0);
        for (var i = 0; i < from.Length; i++)
        {
            var (x, y) = ((cos * from[i].X) - (sin * from[i].Y), (sin * from[i].X) + (cos * from[i].Y));
            var nearest = Near * Near;
            for (var j = 0; j < to.Length; j++)
            {
                var (dx, dy) = (to[j].X - x, to[j].Y - y);
                var distance = (dx * dx) + (dy * dy);
                if (distance < nearest && cosines[i, j] > alike.Each && !aligned.AsSpan(0, i).Contains(j))
                    (nearest, aligned[i]) = (distance, j);
            }

            if (aligned[i] < 0)
                continue;
            score += cosines[i, aligned[i]] - alike.Neutral;
            count++;
        }

        return (score, count);
    }

    private static float[,] Cosines(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second, Func<SymbolView, float[]> look)
    {
        var cosines = new float[first.Count, second.Count];
        for (var i = 0; i < first.Count; i++)
        {
            for (var j = 0; j < second.Count; j++)
                cosines[i, j] = TensorPrimitives.Dot<float>(look(first[i]), look(second[j]));
        }

        return cosines;
    }

    private static (int?[] Symbols, double Score)? AlignByLooks(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second)
    {
        var (aligned, score) = (new int?[first.Count], 0.0);
        var cosines = Cosines(first, second, symbol => symbol.CloseUp);
        var pairs = from one in Enumerable.Range(0, first.Count)
                    from other in Enumerable.Range(0, second.Count)
                    where cosines[one, other] > Alike
                    orderby cosines[one, other] descending
                    select (One: one, Other: other);
        foreach (var (one, other) in pairs)
        {
            if (aligned[one] is not null || aligned.Contains(other))
                continue;
            aligned[one] = other;
            score += cosines[one, other] - CloseUps.Neutral;
        }

        var needed = Math.Max(MinAlike, ShareAlike * Math.Min(first.Count, second.Count));
        return aligned.Count(other => other is not null) >= needed ? (aligned, score) : null;
    }

    private static int Sure(IReadOnlyList<SymbolView> view) => view.Count(symbol => symbol.Presence > 0.5f);

    private static (double Length, double Angle)[] Places(IReadOnlyList<SymbolView> view) => [.. view.Select(symbol => Place(symbol.Box))];

    /// <summary>Place of a symbol, seen from the card's middle: length in radii, angle in radians.</summary>
    private static (double Length, double Angle) Place(Box box)
    {
        var (x, y) = ((box.CenterX - Middle) / CardWarp.Radius, (box.CenterY - Middle) / CardWarp.Radius);
        return (Math.Sqrt((x * x) + (y * y)), Math.Atan2(y, x));
    }

    private static Point2d At((double Length, double Angle) place) =>
        new(place.Length * Math.Cos(place.Angle), place.Length * Math.Sin(place.Angle));

    /// <summary>
    /// When views are of one card: found by looking at three views of every card of seven decks, and at all pairs of other cards.
    /// </summary>
    /// <param name="Each">Cosine from which two symbols that lie on one another may be one.</param>
    /// <param name="Neutral">Cosine that speaks neither for it nor against it; what is above adds up over the symbols.</param>
    /// <param name="PerSymbol">The sum that it takes, for each symbol of the view that shows fewer.</param>
    /// <param name="Least">The sum that it takes at least.</param>
    private sealed record Likeness(float Each, float Neutral, double PerSymbol, double Least);
}
