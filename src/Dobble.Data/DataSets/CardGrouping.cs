using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Data.DataSets;

/// <summary>Works out which labelled boxes make which card, and corrects names where the deck leaves no doubt.</summary>
internal static class CardGrouping
{
    private const double NegativeCost = 2;

    // How far from a core's centre, in its radii, a further symbol of the card may lie.
    private const double Reach = 1.3;

    /// <summary>
    /// Groups a photo's boxes by the deck: a card is a set of its symbols that lie together with no box of another card among them.
    /// The surest group is taken first and its boxes are removed, then the next.
    /// </summary>
    public static LabelledPhoto Group(LabelledPhoto photo, Deck deck)
    {
        var cores = new CardCores(deck, NegativeCost);
        var free = cores.Spots(photo.Boxes).ToList();
        var cards = new List<LabelledCard>();
        while (cores.Surest(free, free) is { } core)
        {
            var card = new LabelledCard(core.Card, [.. core.Spots.Concat(cores.Lacking(core, free, Reach)).Select(s => s.Box)]);
            cards.Add(card);
            free.RemoveAll(s => card.Boxes.Contains(s.Box));
        }

        return Correct(photo, cards, deck);
    }

    /// <summary>Takes the cards from the truth, and resolves the boxes that it leaves out.</summary>
    public static LabelledPhoto FromTruth(LabelledPhoto photo, IReadOnlyList<LabelledCard> cards, Deck? deck) =>
        deck is null ? photo with { Cards = cards, Ignored = LeftOver(photo, cards) } : Correct(photo, cards, deck);

    private static LabelledPhoto Correct(LabelledPhoto photo, IReadOnlyList<LabelledCard> cards, Deck deck)
    {
        var strays = LeftOver(photo, cards).Where(b => cards.Count(c => LiesOn(b, c)) == 1).ToArray();
        LabelledCard[] corrected = [
            .. cards.Select(c => strays.Where(b => LiesOn(b, c)).ToArray() is [var stray] ? Resolve(c, stray, deck) : c)];
        var used = corrected.SelectMany(c => c.Boxes).Select(b => b.Box).ToHashSet();
        return photo with { Cards = corrected, Ignored = [.. photo.Boxes.Where(b => !used.Contains(b.Box))] };
    }

    // A left-over box alone on a card is the one symbol that the card lacks, unless it was drawn twice. Where another box of
    // the card has its name, nobody knows which of the two is misnamed, and neither is used.
    private static LabelledCard Resolve(LabelledCard card, LabelledBox stray, Deck deck)
    {
        if (card.Boxes.Any(b => b.Box.IoU(stray.Box) > 0.5f))
            return card;
        if (card.Boxes.FirstOrDefault(b => deck.SlotOf(b.Name) == deck.SlotOf(stray.Name)) is { } twin)
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
        var (center, radius) = CardCores.Circle(card.Boxes);
        return center.DistanceTo(new Point2d(box.Box.CenterX, box.Box.CenterY)) < radius;
    }

    private static string? MissingSymbol(LabelledCard card, Deck deck)
    {
        if (card.Card is not { } index)
            return null;
        var missing = deck.Cards[index].Except(card.Boxes.Select(b => deck.SlotOf(b.Name)!.Value)).ToArray();
        return missing is [var slot] ? deck.Symbols.First(s => s.Slot == slot).Id : null;
    }
}
