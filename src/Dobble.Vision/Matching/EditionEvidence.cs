using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Matching;

/// <summary>
/// Which edition of a deck lies on the table, from every symbol in sight that editions draw in other ways: the cards of a game come from
/// one box, so that a symbol which is clearly of one edition says what a doubtful one is.
/// </summary>
/// <param name="deck">The deck.</param>
internal sealed class EditionEvidence(Deck deck)
{
    /// <summary>No symbol says more than this about the edition, so that one that was misread is outvoted.</summary>
    private const double Misread = 0.05;

    private readonly string[] _editions = [.. deck.Symbols.SelectMany(symbol => symbol.Editions).Distinct()];

    /// <summary>
    /// For each symbol how probable it is that it lies on this table, beside the most probable edition's: 1 for one of all editions.
    /// </summary>
    /// <param name="cards">All cards in sight.</param>
    public double[] Weights(IReadOnlyList<CardReading> cards)
    {
        var weights = new double[deck.Symbols.Count];
        Array.Fill(weights, 1);
        if (_editions.Length == 0)
            return weights;
        var editions = OfEditions(cards);
        foreach (var symbol in deck.Symbols.Where(symbol => symbol.Editions.Count > 0))
            weights[symbol.Index] = symbol.Editions.Max(edition => editions[Array.IndexOf(_editions, edition)]);
        return weights;
    }

    private double[] OfEditions(IReadOnlyList<CardReading> cards)
    {
        var logs = new double[_editions.Length];
        foreach (var reading in cards.SelectMany(card => card.Symbols))
        {
            if (reading.Symbol is not { } named || deck.Symbols[named] is not { Editions.Count: > 0 } symbol)
                continue;
            var variants = deck.Symbols.Where(other => other.Slot == symbol.Slot).ToArray();
            var total = variants.Sum(variant => reading.Evidence.Symbols[variant.Index]);
            for (var e = 0; e < logs.Length; e++)
            {
                var own = variants.Where(variant => variant.IsOf(_editions[e])).Sum(variant => reading.Evidence.Symbols[variant.Index]);
                logs[e] += reading.Confidence * Math.Log(Misread + ((1 - Misread) * (total > 0 ? own / total : 1)));
            }
        }

        var highest = logs.Max();
        return Array.ConvertAll(logs, log => Math.Exp(log - highest));
    }
}
