using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Data.DataSets;

/// <summary>Works out which labelled boxes make which card, and mends names where the deck leaves no doubt.</summary>
internal static class CardGrouping
{
    /// <summary>Two of a card's symbols decide it; below this many, chance could have put them together.</summary>
    private const int FewestBoxes = 4;

    /// <summary>How far from a group's centre, in radii of the group, a further symbol of the card may lie.</summary>
    private const double Reach = 1.3;

    /// <summary>
    /// Groups a photo's boxes by the deck: a card is a set of its symbols that lie together with no stranger among them.
    /// The surest group is taken first and its boxes are removed, then the next.
    /// </summary>
    public static LabelledPhoto Group(LabelledPhoto photo, Deck deck)
    {
        var free = photo.Boxes.Select(b => new SlottedBox(b, SlotOf(b, deck))).ToList();
        var cards = new List<LabelledCard>();
        while (Surest(free, deck) is { } core)
        {
            var card = Grown(core, free, deck);
            cards.Add(card);
            free.RemoveAll(b => card.Boxes.Contains(b.Label));
        }

        return Mend(photo, cards, deck);
    }

    /// <summary>Takes the cards from the truth, and settles the boxes that it leaves out.</summary>
    public static LabelledPhoto FromTruth(LabelledPhoto photo, IReadOnlyList<LabelledCard> cards, Deck? deck) =>
        deck is null ? photo with { Cards = cards, Ignored = LeftOver(photo, cards) } : Mend(photo, cards, deck);

    /// <summary>The circle around the labelled boxes of a card: a little inside its outline.</summary>
    public static (Point2d Center, double Radius) Circle(IEnumerable<LabelledBox> boxes)
    {
        var corners = boxes.Select(b => b.Box).SelectMany(b => new Point2f[]
        {
            new(b.X1, b.CenterY), new(b.X2, b.CenterY), new(b.CenterX, b.Y1), new(b.CenterX, b.Y2),
        });
        Cv2.MinEnclosingCircle(corners, out var center, out var radius);
        return (new Point2d(center.X, center.Y), radius);
    }

    private static LabelledPhoto Mend(LabelledPhoto photo, IReadOnlyList<LabelledCard> cards, Deck deck)
    {
        var strays = LeftOver(photo, cards).Where(b => cards.Count(c => LiesOn(b, c)) == 1).ToArray();
        LabelledCard[] mended = [.. cards.Select(c => strays.Where(b => LiesOn(b, c)).ToArray() is [var stray] ? Settle(c, stray, deck) : c)];
        var used = mended.SelectMany(c => c.Boxes).Select(b => b.Box).ToHashSet();
        return photo with { Cards = mended, Ignored = [.. photo.Boxes.Where(b => !used.Contains(b.Box))] };
    }

    // A left-over box alone on a card is the one symbol that the card lacks, unless it was drawn twice. Where another box of
    // the card has its name, nobody knows which of the two is misnamed, and neither is used.
    private static LabelledCard Settle(LabelledCard card, LabelledBox stray, Deck deck)
    {
        if (card.Boxes.Any(b => b.Box.IoU(stray.Box) > 0.5f))
            return card;
        if (card.Boxes.FirstOrDefault(b => SlotOf(b, deck) == SlotOf(stray, deck)) is { } twin)
            return card with { Boxes = [.. card.Boxes.Where(b => b != twin)] };
        return MissingSymbol(card, deck) is { } name
            ? card with { Boxes = [.. card.Boxes, stray with { Name = name }] }
            : card;
    }

    private static List<LabelledBox> LeftOver(LabelledPhoto photo, IReadOnlyList<LabelledCard> cards)
    {
        var used = cards.SelectMany(c => c.Boxes).ToHashSet();
        return [.. photo.Boxes.Where(b => !used.Contains(b))];
    }

    private static bool LiesOn(LabelledBox box, LabelledCard card)
    {
        var (center, radius) = Circle(card.Boxes);
        return center.DistanceTo(new Point2d(box.Box.CenterX, box.Box.CenterY)) < radius;
    }

    private static string? MissingSymbol(LabelledCard card, Deck deck)
    {
        if (card.Card is not { } index)
            return null;
        var missing = deck.Cards[index].Except(card.Boxes.Select(b => SlotOf(b, deck))).ToArray();
        return missing is [var slot] ? deck.Symbols.First(s => s.Slot == slot).Id : null;
    }

    private static int SlotOf(LabelledBox box, Deck deck) => deck.Symbols[deck.FindSymbol(box.Name)!.Value].Slot;

    private static LabelledCard? Surest(List<SlottedBox> free, Deck deck)
    {
        var best = (Score: 0.0, Card: (LabelledCard?)null);
        for (var card = 0; card < deck.Cards.Count; card++)
        {
            var slots = deck.Cards[card];
            var own = free.Where(b => slots.Contains(b.Slot)).ToArray();
            if (own.Select(b => b.Slot).Distinct().Count() < FewestBoxes)
                continue;
            foreach (var anchor in own)
                best = Better(best, card, NearestOfEachSlot(own, anchor), free);
        }

        return best.Card;
    }

    // Wrong names keep the core small; what the card lacks is looked for a little beyond it.
    private static LabelledCard Grown(LabelledCard core, List<SlottedBox> free, Deck deck)
    {
        var (center, radius) = Circle(core.Boxes);
        var missing = deck.Cards[core.Card!.Value].Except(core.Boxes.Select(b => SlotOf(b, deck)));
        var near = missing
            .Select(slot => free.Where(b => b.Slot == slot).MinBy(b => center.DistanceTo(Center(b))))
            .OfType<SlottedBox>()
            .Where(b => center.DistanceTo(Center(b)) < Reach * radius);
        return core with { Boxes = [.. core.Boxes, .. near.Select(b => b.Label)] };
    }

    private static SlottedBox[] NearestOfEachSlot(SlottedBox[] own, SlottedBox anchor) =>
        [.. own.GroupBy(b => b.Slot).Select(g => g.MinBy(b => Distance(b, anchor))!).OrderBy(b => Distance(b, anchor))];

    // Score: symbols of the card less twice the strangers among them; of equals the tighter group wins.
    private static (double Score, LabelledCard? Card) Better(
        (double Score, LabelledCard? Card) best, int card, SlottedBox[] nearest, List<SlottedBox> free)
    {
        for (var count = nearest.Length; count >= FewestBoxes; count--)
        {
            var group = nearest.Take(count).Select(b => b.Label).ToArray();
            var (center, radius) = Circle(group);
            var inside = free.Count(b => center.DistanceTo(Center(b)) < radius);
            var score = count - (2.0 * (inside - count)) - (radius * 1e-6);
            if (score > best.Score && score > FewestBoxes - 1)
                best = (score, new LabelledCard(card, group));
        }

        return best;
    }

    private static double Distance(SlottedBox a, SlottedBox b) => Center(a).DistanceTo(Center(b));

    private static Point2d Center(SlottedBox box) => new(box.Label.Box.CenterX, box.Label.Box.CenterY);

    private sealed record SlottedBox(LabelledBox Label, int Slot);
}
