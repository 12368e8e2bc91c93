using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Evaluation;

/// <summary>An image's truth and its reading side by side: who is who, and what may be judged.</summary>
internal sealed class GroundTruthMatching
{
    /// <summary>A found card with this part of its outline beyond the image's edge is cut: labels often leave such cards out.</summary>
    private const double CutPart = 0.25;

    private readonly int?[] _foundOf;
    private readonly int?[] _trueOf;
    private readonly bool[] _judged;

    public GroundTruthMatching(Deck deck, PhotoTruth truth, TableReading reading)
    {
        (Deck, Truth, Reading) = (deck, truth, reading);
        _foundOf = CardPairing.Pair(truth.Cards, reading.Cards);
        _trueOf = new int?[reading.Cards.Count];
        for (var t = 0; t < _foundOf.Length; t++)
        {
            if (_foundOf[t] is { } f)
                _trueOf[f] = t;
        }

        _judged = [.. reading.Cards.Select((card, f) => _trueOf[f] is not null || !IsLeftOut(card))];
    }

    /// <summary>The deck that is read.</summary>
    public Deck Deck { get; }

    /// <summary>What is really there.</summary>
    public PhotoTruth Truth { get; }

    /// <summary>What was read.</summary>
    public TableReading Reading { get; }

    /// <summary>The found card that is a true card; null where it was missed.</summary>
    public CardReading? FoundOf(int trueCard) => _foundOf[trueCard] is { } f ? Reading.Cards[f] : null;

    /// <summary>The true card that a found card is; null where it is none.</summary>
    public int? TrueOf(int found) => _trueOf[found];

    /// <summary>
    /// The true card whose symbols a found card shows: the one that it is, or for an outline that fits badly the one of whose
    /// symbols it holds most, half at least. What is said of it is said of that card.
    /// </summary>
    public int? ShownBy(int found)
    {
        if (_trueOf[found] is { } card)
            return card;
        var outline = Reading.Cards[found].Outline;
        var held = Truth.Cards.Select(c => c.Symbols.Count(s => outline.Contains(s.Box.CenterX, s.Box.CenterY))).ToArray();
        var max = Array.IndexOf(held, held.DefaultIfEmpty().Max());
        return max >= 0 && 2 * held[max] >= Truth.Cards[max].Symbols.Count && held[max] > 0 ? max : null;
    }

    /// <summary>Whether a found card is judged: one that the labels leave out is not.</summary>
    public bool IsJudged(int found) => _judged[found];

    /// <summary>Place in the reading of the card with this identity.</summary>
    public int IndexOf(int id)
    {
        for (var i = 0; i < Reading.Cards.Count; i++)
        {
            if (Reading.Cards[i].Id == id)
                return i;
        }

        throw new ArgumentException($"the reading has a match of card {id}, which it has not", nameof(id));
    }

    /// <summary>The slot that two true cards share; null where one of them is not known or both are the same card.</summary>
    public int? SharedSlot(int first, int second) =>
        Truth.Cards[first].Card is { } a && Truth.Cards[second].Card is { } b && a != b ? Deck.SharedSlot(a, b) : null;

    /// <summary>Whether a match between two true cards names what they share.</summary>
    public bool IsRight(Match match, int first, int second, int slot)
    {
        if (match.Symbol is { } symbol)
            return Deck.Symbols[symbol].Slot == slot;
        return Shows(match.FirstBox, Truth.Cards[first], slot) && Shows(match.SecondBox, Truth.Cards[second], slot);
    }

    /// <summary>Slots of a card whose symbols carry no label.</summary>
    public IEnumerable<int> Unlabelled(TrueCard card) =>
        card.Card is { } index ? Deck.Cards[index].Except(card.Symbols.Select(s => s.Slot)) : [];

    /// <summary>The name of a slot: its first symbol's.</summary>
    public string SlotName(int slot) => Deck.Symbols.First(s => s.Slot == slot).Id;

    /// <summary>The name of a symbol that was read.</summary>
    public string SymbolName(int? symbol) => symbol is { } index ? Deck.Symbols[index].Id : "unknown";

    private static bool Shows(Box? box, TrueCard card, int slot) =>
        box is { } b && card.Symbols.Any(s => s.Slot == slot && s.Box.IoU(b) > 0.3f);

    // Labels leave out cards that the image's edge cuts. Two left-over boxes tell of one, and so does an outline that
    // leaves the image, as long as it is not taken for a card of the deck.
    private bool IsLeftOut(CardReading card)
    {
        if (Truth.Ignored.Count(b => card.Outline.Contains(b.CenterX, b.CenterY)) > 1)
            return true;
        var outside = Grid(card.Outline).Count(p => p.X < 0 || p.Y < 0 || p.X >= Truth.Width || p.Y >= Truth.Height);
        return outside > CutPart * Grid(card.Outline).Count() && card.Posterior.Known is null;
    }

    private static IEnumerable<(double X, double Y)> Grid(Ellipse outline) =>
        from ring in new[] { 0.25, 0.5, 0.7, 0.85, 0.97 }
        from point in (outline with { A = outline.A * ring, B = outline.B * ring }).Outline(24)
        select (point.X, point.Y);
}
