using System.Numerics.Tensors;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

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
    /// <param name="atAGlance">
    /// Whether one is only of the whole card, so that what they look like as one of its symbols is compared.
    /// </param>
    public static int?[]? Align(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second, bool atAGlance = false)
    {
        if (atAGlance)
            return Align(Plain(first), Plain(second), Glances);
        return Align(first, second, CloseUps) ?? AlignByLooks(first, second);
    }

    private static SymbolView[] Plain(IReadOnlyList<SymbolView> view) => [.. view.Select(symbol => symbol with { CloseUp = symbol.Plain })];

    private static int?[]? Align(IReadOnlyList<SymbolView> first, IReadOnlyList<SymbolView> second, Likeness alike)
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
        return aligned;
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
        foreach (var one in first.Where(one => At(one).Length > OffCentre))
        {
            foreach (var other in second.Where(other => Cosine(one, other) > alike && Math.Abs(At(one).Length - At(other).Length) < Near))
                yield return At(other).Angle - At(one).Angle;
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
        var (a, b) = (At(one), At(other));
        var x = (a.Length * Math.Cos(a.Angle + turn)) - (b.Length * Math.Cos(b.Angle));
        var y = (a.Length * Math.Sin(a.Angle + turn)) - (b.Length * Math.Sin(b.Angle));
        return Math.Sqrt((x * x) + (y * y));
    }

    /// <summary>Place of a symbol, seen from the card's middle: length in radii, angle in radians.</summary>
    private static (double Length, double Angle) At(SymbolView symbol)
    {
        const double middle = (CardWarp.Size - 1) / 2.0;
        var (x, y) = ((symbol.Box.CenterX - middle) / CardWarp.Radius, (symbol.Box.CenterY - middle) / CardWarp.Radius);
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
