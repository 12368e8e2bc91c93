using System.Numerics.Tensors;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Enrolment;

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

    /// <summary>For each symbol of the first view the one of the second, null where it has none; null where these are two cards.</summary>
    /// <param name="first">The symbols of one view.</param>
    /// <param name="second">The symbols of the other.</param>
    public static int?[]? Align(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second) =>
        Align(first, second, CloseUps)?.Symbols ?? AlignByLooks(first, second);

    /// <summary>
    /// The same where one view is only of the whole card, so that what symbols look like as some of its many is compared; and how much alike
    /// the views are, for two cards may look alike at a glance.
    /// </summary>
    public static (int?[] Symbols, double Score)? AlignAtAGlance(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second) =>
        Align(Plain(first), Plain(second), Glances);

    /// <summary>By how much a card was turned, in radians, between two views of its symbols.</summary>
    public static double Turn(IEnumerable<(SymbolView Before, SymbolView Now)> symbols)
    {
        var sum = new Point2d();
        foreach (var (before, now) in symbols)
        {
            // What lies farther from the middle tells more.
            var (from, to) = (At(before.Box), At(now.Box));
            sum += Along(to.Angle - from.Angle) * (from.Length * to.Length);
        }

        return Math.Atan2(sum.Y, sum.X);
    }

    /// <summary>Where a symbol stands when its card is turned by an angle in radians.</summary>
    public static Box Turned(Box box, double turn)
    {
        var (length, angle) = At(box);
        var center = new Point2d(Middle, Middle) + (Along(angle + turn) * (length * CardWarp.Radius));
        // Its bounds are not known; they are those of an upright one, and of one on its side.
        var across = Math.Pow(Math.Sin(turn), 2);
        var width = (((1 - across) * box.Width) + (across * box.Height)) / 2;
        var height = (((1 - across) * box.Height) + (across * box.Width)) / 2;
        return new Box(
            (float)(center.X - width), (float)(center.Y - height), (float)(center.X + width), (float)(center.Y + height));
    }

    private static SymbolView[] Plain(IReadOnlyList<SymbolView> view) => [.. view.Select(symbol => symbol with { CloseUp = symbol.Plain })];

    private static (int?[] Symbols, double Score)? Align(
        IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second, Likeness alike)
    {
        var best = (Score: 0.0, Pairs: Array.Empty<(int First, int Second)>());
        foreach (var turn in Turns(first, second, alike.Each))
        {
            var pairs = Pairs(first, second, turn, alike.Each);
            var score = pairs.Sum(pair => Cosine(first[pair.First], second[pair.Second]) - alike.Neutral);
            if (score > best.Score)
                best = (score, pairs);
        }

        if (best.Pairs.Length < Min || best.Score < Math.Max(alike.Least, alike.PerSymbol * Math.Min(Sure(first), Sure(second))))
            return null;
        var aligned = new int?[first.Count];
        foreach (var (one, other) in best.Pairs)
            aligned[one] = other;
        return (aligned, best.Score);
    }

    private static int?[]? AlignByLooks(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second)
    {
        var aligned = new int?[first.Count];
        var pairs = from one in Enumerable.Range(0, first.Count)
                    from other in Enumerable.Range(0, second.Count)
                    let cosine = Cosine(first[one], second[other])
                    where cosine > Alike
                    orderby cosine descending
                    select (One: one, Other: other);
        foreach (var (one, other) in pairs)
        {
            if (aligned[one] is null && !aligned.Contains(other))
                aligned[one] = other;
        }

        var needed = Math.Max(MinAlike, ShareAlike * Math.Min(first.Count, second.Count));
        return aligned.Count(other => other is not null) >= needed ? aligned : null;
    }

    private static int Sure(IReadOnlyList<SymbolView> view) => view.Count(symbol => symbol.Presence > 0.5f);

    /// <summary>The turns, in radians, that bring some symbol of the first view onto one of the second that looks like it.</summary>
    private static IEnumerable<double> Turns(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second, float alike)
    {
        foreach (var one in first.Where(one => At(one.Box).Length > OffCentre))
        {
            foreach (var other in second.Where(other => Cosine(one, other) > alike && Math.Abs(At(one.Box).Length - At(other.Box).Length) < Near))
                yield return At(other.Box).Angle - At(one.Box).Angle;
        }
    }

    private static (int First, int Second)[] Pairs(
        IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second, double turn, float alike)
    {
        var pairs = new List<(int First, int Second)>();
        for (var i = 0; i < first.Count; i++)
        {
            var one = first[i];
            var nearest = Enumerable.Range(0, second.Count).Where(j => !pairs.Exists(pair => pair.Second == j))
                .Select(j => (Place: j, Distance: Distance(one, second[j], turn)))
                .Where(other => other.Distance < Near && Cosine(one, second[other.Place]) > alike)
                .OrderBy(other => other.Distance).Select(other => (int?)other.Place).FirstOrDefault();
            if (nearest is { } place)
                pairs.Add((i, place));
        }

        return [.. pairs];
    }

    private static double Distance(SymbolView one, SymbolView other, double turn)
    {
        var (a, b) = (At(one.Box), At(other.Box));
        return (Along(a.Angle + turn) * a.Length).DistanceTo(Along(b.Angle) * b.Length);
    }

    private static Point2d Along(double angle) => new(Math.Cos(angle), Math.Sin(angle));

    /// <summary>Place of a symbol, seen from the card's middle: length in radii, angle in radians.</summary>
    private static (double Length, double Angle) At(Box box)
    {
        var (x, y) = ((box.CenterX - Middle) / CardWarp.Radius, (box.CenterY - Middle) / CardWarp.Radius);
        return (Math.Sqrt((x * x) + (y * y)), Math.Atan2(y, x));
    }

    /// <summary>
    /// When views are of one card: found by looking at three views of every card of seven decks, and at all pairs of other cards.
    /// </summary>
    /// <param name="Each">Cosine from which two symbols that lie on one another may be one.</param>
    /// <param name="Neutral">Cosine that speaks neither for it nor against it; what is above adds up over the symbols.</param>
    /// <param name="PerSymbol">The sum that it takes, for each symbol of the view that shows fewer.</param>
    /// <param name="Least">The sum that it takes at least.</param>
    private sealed record Likeness(float Each, float Neutral, double PerSymbol, double Least);

    private static float Cosine(SymbolView one, SymbolView other) => TensorPrimitives.Dot<float>(one.CloseUp, other.CloseUp);
}
