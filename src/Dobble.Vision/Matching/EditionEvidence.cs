using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Matching;

/// <summary>
/// Which edition of a deck lies on the table, from every symbol in sight that editions draw in other ways: the cards of a game come from
/// one box, so that a symbol which is clearly of one edition says what a doubtful one is.
/// </summary>
internal sealed class EditionEvidence
{
    /// <summary>No symbol says more than this about the edition, so that one that was misread is outvoted.</summary>
    private const double Misread = 0.05;

    private readonly Dictionary<string, double> _weights = [];

    /// <summary>Adds up what all cards show.</summary>
    public EditionEvidence(Deck deck, IReadOnlyList<CardReading> cards)
    {
        string[] editions = [.. deck.Symbols.SelectMany(symbol => symbol.Editions).Distinct()];
        var logs = editions.ToDictionary(edition => edition, _ => 0.0);
        foreach (var reading in cards.SelectMany(card => card.Symbols))
        {
            if (reading.Symbol is not { } named || deck.Symbols[named] is not { Editions.Count: > 0 } symbol)
                continue;
            var variants = deck.Symbols.Where(other => other.Slot == symbol.Slot).ToArray();
            var total = variants.Sum(variant => reading.Evidence.Symbols[variant.Index]);
            foreach (var edition in editions)
            {
                var own = variants.Where(variant => variant.IsOf(edition)).Sum(variant => reading.Evidence.Symbols[variant.Index]);
                logs[edition] += reading.Confidence * Math.Log(Misread + ((1 - Misread) * (total > 0 ? own / total : 1)));
            }
        }

        var highest = logs.Values.DefaultIfEmpty().Max();
        foreach (var (edition, log) in logs)
            _weights[edition] = Math.Exp(log - highest);
    }

    /// <summary>
    /// How probable it is that a symbol lies on this table, beside the most probable edition's: 1 for one of all editions.
    /// </summary>
    public double Weight(DeckSymbol symbol) => symbol.Editions.Count == 0 ? 1 : symbol.Editions.Max(edition => _weights[edition]);
}
