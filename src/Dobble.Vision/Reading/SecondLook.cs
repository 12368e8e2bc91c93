using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>
/// Reads the doubtful cards of an image again. Where an outline is far off the card (white paper, heavy blur), refinement finds no rim;
/// but the symbols that a wider crop shows, as far as the deck confirms them, tell where the card is.
/// </summary>
/// <param name="deck">The deck that is read.</param>
/// <param name="read">Reads cards in one batch; the results are in order.</param>
internal sealed class SecondLook(Deck deck, Func<Mat, IReadOnlyList<CardDetection>, IReadOnlyList<CardReading>> read)
{
    /// <summary>Probability from which a reading says which card it is of, so that one of another card is of a neighbour.</summary>
    private const double LikelyCard = 0.9;

    // How much wider each further crop is, and the share of a card's symbols that it must confirm to tell where the card is.
    private static readonly double[] Wider = [1.35, 1.7];
    private const double ShareToOutline = 0.6;
    private const int MinToOutline = 3;

    /// <summary>Symbols of a sure card that may be unseen: a ring less, where looking again would cost time in every frame.</summary>
    private const int MaxUnseen = 2;

    /// <summary>How far apart the centres of two cards can be, in radii of the larger, for them to be the same card read twice.</summary>
    private const double Close = 1.5;

    private readonly int _symbols = deck.Cards[0].Count;

    /// <summary>The cards, those that were doubtful read as well as they can be, and none of them twice.</summary>
    /// <param name="image">The image that they were read from.</param>
    /// <param name="cards">What was read.</param>
    public List<CardReading> Improve(Mat image, List<CardReading> cards)
    {
        foreach (var wider in Wider)
        {
            Improve(image, cards, wider);
            cards = Distinct(cards);
        }

        return cards;
    }

    private void Improve(Mat image, List<CardReading> cards, double wider)
    {
        int[] doubtful = [.. Enumerable.Range(0, cards.Count).Where(i => IsDoubtful(cards[i]))];
        if (doubtful.Length == 0)
            return;
        var wide = read(image, [.. doubtful.Select(i => new CardDetection(Widened(cards[i].Outline, wider), cards[i].Score))]);
        var moved = new List<(int Card, Ellipse Outline)>();
        for (var i = 0; i < wide.Count; i++)
        {
            if (CanBeSame(cards[doubtful[i]], wide[i]) && ConfirmedOutline(wide[i]) is { } outline)
                moved.Add((doubtful[i], OutlineRefiner.Refine(image, outline)));
        }

        var again = read(image, moved.ConvertAll(move => new CardDetection(move.Outline, cards[move.Card].Score)));
        for (var i = 0; i < again.Count; i++)
        {
            var before = cards[moved[i].Card];
            if (CanBeSame(before, again[i]) && OwnSymbols(again[i]).Count > OwnSymbols(before).Count)
                cards[moved[i].Card] = again[i];
        }
    }

    /// <summary>Whether two readings can be of the same card: a wider crop may show a neighbour better.</summary>
    private static bool CanBeSame(CardReading before, CardReading after) =>
        before.Posterior.Cards[before.Posterior.Best] < LikelyCard || after.Posterior.Best == before.Posterior.Best;

    /// <summary>A card is doubtful while it is not surely known, or many of its symbols are unseen.</summary>
    private bool IsDoubtful(CardReading card) =>
        !CardTest.IsSure(card) || OwnSymbols(card).Count < _symbols - MaxUnseen;

    /// <summary>The symbols of a reading that its decoded card has, each once.</summary>
    private List<SymbolReading> OwnSymbols(CardReading card)
    {
        if (card.Posterior.Known is not { } known)
            return [];
        return [.. card.Symbols
            .Where(s => s.Symbol is { } symbol && s.Confidence > CardTest.SurePresence
                && deck.Cards[known].Contains(deck.Symbols[symbol].Slot))
            .GroupBy(s => deck.Symbols[s.Symbol!.Value].Slot)
            .Select(same => same.MaxBy(s => s.Confidence)!)];
    }

    private Ellipse? ConfirmedOutline(CardReading wide)
    {
        var own = OwnSymbols(wide);
        return own.Count >= Math.Max(MinToOutline, ShareToOutline * _symbols) ? SymbolsOutline.Around(own.ConvertAll(s => s.Box)) : null;
    }

    /// <summary>Two readings of one place are one card, and so are two close ones that are the same card of the deck.</summary>
    public List<CardReading> Distinct(List<CardReading> cards)
    {
        var best = cards.OrderByDescending(card => OwnSymbols(card).Count);
        var kept = new List<CardReading>();
        foreach (var card in CardSelection.Distinct(best, card => card.Outline))
        {
            if (!kept.Exists(other =>
                other.Posterior.Known is { } known && known == card.Posterior.Known && AreClose(other.Outline, card.Outline)))
                kept.Add(card);
        }

        return cards.FindAll(kept.Contains);
    }

    private static bool AreClose(Ellipse first, Ellipse second) =>
        first.DistanceTo(second) < Math.Max(first.Radius, second.Radius) * Close;

    private static Ellipse Widened(Ellipse outline, double factor) => outline with { A = factor * outline.A, B = factor * outline.B };
}
