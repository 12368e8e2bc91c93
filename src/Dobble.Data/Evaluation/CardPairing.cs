using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>Which found card is which true card.</summary>
internal static class CardPairing
{
    /// <summary>A found outline may have at most this many times the area of the hull around the card's symbols.</summary>
    private const double LargestArea = 2.2;

    /// <summary>
    /// For each true card the index of the found card, or null. A found card fits if its outline holds the centres of all
    /// of the true card's symbols but one, and its area is plausible. Each is paired once, the closest area first.
    /// </summary>
    public static int?[] Pair(IReadOnlyList<TrueCard> truth, IReadOnlyList<CardReading> found)
    {
        var candidates =
            from t in Enumerable.Range(0, truth.Count)
            from f in Enumerable.Range(0, found.Count)
            let misfit = Misfit(truth[t], found[f].Outline)
            where misfit is not null
            orderby misfit
            select (True: t, Found: f);

        var pairs = new int?[truth.Count];
        var taken = new bool[found.Count];
        foreach (var (t, f) in candidates.ToArray())
        {
            if (pairs[t] is not null || taken[f])
                continue;
            pairs[t] = f;
            taken[f] = true;
        }

        return pairs;
    }

    /// <summary>How badly an outline fits a card: 0 for a typical outline; null where it is not this card.</summary>
    private static double? Misfit(TrueCard card, Ellipse outline)
    {
        if (card.Symbols.Count == 0)
            return null;
        var outside = card.Symbols.Count(s => !outline.Contains(s.Box.CenterX, s.Box.CenterY));
        var ratio = Math.PI * outline.A * outline.B / HullArea(card);
        if (outside > 1 || ratio > LargestArea)
            return null;
        // Cards of a heap lie almost on one another, and symbols that are covered tell nothing; the outline does where it is known.
        return outside + (card.Outline is { } known ? Distance(known, outline) : Math.Abs(Math.Log(ratio)));
    }

    private static double Distance(Ellipse known, Ellipse outline) =>
        (known.DistanceTo(outline) / known.Radius) + Math.Abs(
            Math.Log(outline.Radius / known.Radius));

    private static double HullArea(TrueCard card)
    {
        var corners = card.Symbols.Select(s => s.Box)
            .SelectMany(b => new Point2f[] { new(b.X1, b.Y1), new(b.X2, b.Y1), new(b.X1, b.Y2), new(b.X2, b.Y2) });
        return Cv2.ContourArea(Cv2.ConvexHull(corners));
    }
}
