using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Data.DataSets;

/// <summary>A labelled box among those of its photo.</summary>
/// <param name="Box">The box.</param>
/// <param name="Place">Its place in the photo's list.</param>
/// <param name="Slot">The deck's slot of its name; null for a name that is not the deck's.</param>
internal sealed record Spot(LabelledBox Box, int Place, int? Slot)
{
    public Point2d Center { get; } = new(Box.Box.CenterX, Box.Box.CenterY);

    public double DistanceTo(Spot other) => Center.DistanceTo(other.Center);
}

/// <summary>Symbols of one card that lie together, with few negatives (boxes of other cards) among them or none.</summary>
/// <param name="Card">Index into the deck's cards.</param>
/// <param name="Spots">The symbols, each slot once.</param>
/// <param name="Score">How sure it is that they are of one card.</param>
internal sealed record CardCore(int Card, IReadOnlyList<Spot> Spots, double Score);

/// <summary>Finds boxes that the deck puts together: symbols of one card that lie in a circle with few others.</summary>
/// <param name="deck">The deck.</param>
/// <param name="negativeCost">How many symbols of the card outweigh a box of another card within the circle.</param>
internal sealed class CardCores(Deck deck, double negativeCost)
{
    // Two of a card's symbols decide it; below this many, chance could have put them together.
    private const int MinCount = 4;

    /// <summary>A photo's boxes with the deck's slots.</summary>
    public Spot[] Spots(IReadOnlyList<LabelledBox> boxes) => [.. boxes.Select((box, i) => new Spot(box, i, deck.SlotOf(box.Name)))];

    /// <summary>The surest set among some boxes; null where no four are of one card.</summary>
    /// <param name="free">Boxes to choose from.</param>
    /// <param name="all">Boxes that are negatives where they are not chosen.</param>
    public CardCore? Surest(IReadOnlyList<Spot> free, IReadOnlyList<Spot> all)
    {
        var best = (CardCore?)null;
        for (var card = 0; card < deck.Cards.Count; card++)
        {
            Spot[] own = [.. free.Where(s => s.Slot is { } slot && deck.Cards[card].Contains(slot))];
            if (own.Length < MinCount)
                continue;
            foreach (var anchor in own)
                best = Better(best, card, NearestOfEachSlot(own, anchor), all);
        }

        return best;
    }

    /// <summary>What the core lacks of its card and lies near: wrong names keep a core small.</summary>
    /// <param name="core">The core.</param>
    /// <param name="free">Boxes to choose from.</param>
    /// <param name="reach">How far from the core's centre they may lie, in its radii.</param>
    public IEnumerable<Spot> Lacking(CardCore core, IReadOnlyList<Spot> free, double reach)
    {
        var (center, radius) = Circle(core.Spots.Select(s => s.Box));
        return deck.Cards[core.Card].Except(core.Spots.Select(s => s.Slot!.Value))
            .Select(slot => free.Where(s => s.Slot == slot).MinBy(s => center.DistanceTo(s.Center)))
            .OfType<Spot>()
            .Where(s => center.DistanceTo(s.Center) < reach * radius);
    }

    /// <summary>The circle around the labelled boxes of a card: a little inside its outline.</summary>
    public static (Point2d Center, double Radius) Circle(IEnumerable<LabelledBox> boxes)
    {
        var edges = boxes.Select(b => b.Box).SelectMany(b => new Point2f[]
        {
            new(b.X1, b.CenterY), new(b.X2, b.CenterY), new(b.CenterX, b.Y1), new(b.CenterX, b.Y2),
        });
        Cv2.MinEnclosingCircle(edges, out var center, out var radius);
        return (new Point2d(center.X, center.Y), radius);
    }

    private static Spot[] NearestOfEachSlot(Spot[] own, Spot anchor) =>
        [.. own.GroupBy(s => s.Slot).Select(g => g.MinBy(anchor.DistanceTo)!).OrderBy(anchor.DistanceTo)];

    // Symbols of the card count, negatives among them cost; of equals the tighter set wins.
    private CardCore? Better(CardCore? best, int card, Spot[] nearest, IReadOnlyList<Spot> all)
    {
        for (var count = nearest.Length; count >= MinCount; count--)
        {
            var spots = nearest[..count];
            var (center, radius) = Circle(spots.Select(s => s.Box));
            var negatives = all.Count(s => center.DistanceTo(s.Center) < radius) - count;
            var score = count - (negativeCost * negatives) - (radius * 1e-6);
            if (score > (best?.Score ?? MinCount - 1.0))
                best = new CardCore(card, spots, score);
        }

        return best;
    }
}
