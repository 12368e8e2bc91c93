using Dobble.Vision.Geometry;

namespace Dobble.Vision.Detection;

/// <summary>Which of many found outlines are cards of their own: no outline twice, no card within a card.</summary>
internal static class CardSelection
{
    /// <summary>
    /// Cards that cover each other to more than this (intersection over union) are one; a card half over another shares 0.25.
    /// </summary>
    private const double SameCard = 0.5;

    /// <summary>An outline that lies within a larger one to more than this part is a symbol on that card.</summary>
    private const double WithinCard = 0.85;

    /// <summary>Radius, in pixels of the network's input, below which a card is better seen at twice the scale.</summary>
    private const double SmallRadius = 14;

    private const double MinAxisRatio = 0.2;

    /// <summary>Smallest radius in parts of the image's long side.</summary>
    private const double MinRadius = 0.015;

    /// <summary>Keeps the first of every card; what comes earlier wins.</summary>
    public static List<CardDetection> Distinct(IEnumerable<CardDetection> cards) => Distinct(cards, card => card.Outline);

    /// <summary>Keeps the first of every card; what comes earlier wins.</summary>
    public static List<T> Distinct<T>(IEnumerable<T> cards, Func<T, Ellipse> outline)
    {
        var kept = new List<T>();
        foreach (var card in cards)
        {
            if (!kept.Exists(other => IsSame(outline(other), outline(card))))
                kept.Add(card);
        }

        return kept;
    }

    /// <summary>Whether a card is too small to be seen well in an input of this many pixels to a pixel of the image.</summary>
    public static bool IsSmall(CardDetection card, double scale) => card.Outline.Radius * scale < SmallRadius;

    /// <summary>
    /// Adds what an input of twice the scale shows: small cards replace their blurred images, while what lies on a card that
    /// was seen well before, such as a clock or a ball, is no card.
    /// </summary>
    /// <param name="before">The cards of coarser inputs; empty where none was seen, and then every finer card counts.</param>
    /// <param name="finer">The cards of the finer input, the best first.</param>
    /// <param name="scale">Pixels of the finer input to a pixel of the image.</param>
    public static List<CardDetection> Merge(List<CardDetection> before, IEnumerable<CardDetection> finer, double scale)
    {
        if (before.Count == 0)
            return Distinct(finer);
        return Distinct([
            .. before.Where(card => !IsSmall(card, scale / 2)),
            .. finer.Where(card => IsSmall(card, scale / 3)),
            .. before.Where(card => IsSmall(card, scale / 2))]);
    }

    /// <summary>Whether an outline can be a card that is worth reading.</summary>
    public static bool IsPlausible(Ellipse outline, int longSide) =>
        outline.AxisRatio >= MinAxisRatio && outline.Radius >= MinRadius * longSide && outline.Radius <= longSide;

    private static bool IsSame(Ellipse first, Ellipse second)
    {
        var (small, large) = first.Radius < second.Radius ? (first, second) : (second, first);
        var distance = Math.Sqrt(((small.X - large.X) * (small.X - large.X)) + ((small.Y - large.Y) * (small.Y - large.Y)));
        if (distance > Math.Max(small.A, small.B) + Math.Max(large.A, large.B))
            return false;
        var within = PartWithin(small, large);
        var (smallArea, largeArea) = (small.A * small.B, large.A * large.B);
        var shared = within * smallArea;
        return within > WithinCard || shared / (smallArea + largeArea - shared) > SameCard;
    }

    /// <summary>Part of an ellipse's area that lies within another, by counting points spread evenly over it.</summary>
    private static double PartWithin(Ellipse small, Ellipse large)
    {
        const int points = 128;
        const double goldenAngle = 2.399963229728653;
        var inside = 0;
        for (var i = 0; i < points; i++)
        {
            var radius = Math.Sqrt((i + 0.5) / points);
            var rim = small.PointAt(i * goldenAngle);
            if (large.Contains(small.X + (radius * (rim.X - small.X)), small.Y + (radius * (rim.Y - small.Y))))
                inside++;
        }

        return (double)inside / points;
    }
}
