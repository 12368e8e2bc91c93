namespace Dobble.Vision.Decks;

/// <summary>What one detection says about the deck's symbols.</summary>
/// <param name="Presence">How sure that there is a symbol at all, 0 to 1.</param>
/// <param name="Symbols">Probability of each of <see cref="Deck.Symbols"/>, given a symbol, with even prior odds.</param>
/// <param name="Unknown">Probability that it is no symbol of this deck; with <paramref name="Symbols"/> it sums to 1.</param>
public sealed record SymbolEvidence(float Presence, float[] Symbols, float Unknown)
{
    /// <summary>Probability from which a symbol that no deck decides is called what it looks like.</summary>
    private const double SureName = 0.95;

    /// <summary>
    /// How much likelier a symbol that no deck decides is none of the known ones, beside the even odds: of 445 pairs of cards of unknown
    /// decks none is named so, and 277 of 285 whose symbol is known.
    /// </summary>
    private const double MostAreUnknown = 36;

    /// <summary>The symbol that this surely is by its looks alone, on a card of no known deck; null where none is.</summary>
    internal int? Name => NameWith(this);

    /// <summary>
    /// The symbol that this and another look at the same one surely show, on cards of no known deck. The two err alike, so that together
    /// they count as one look: each probability is the geometric mean.
    /// </summary>
    internal int? NameWith(SymbolEvidence other)
    {
        var (best, most, total) = (0, 0.0, MostAreUnknown * Math.Sqrt((double)Unknown * other.Unknown));
        for (var i = 0; i < Symbols.Length; i++)
        {
            var both = Math.Sqrt((double)Symbols[i] * other.Symbols[i]);
            total += both;
            if (both > most)
                (best, most) = (i, both);
        }

        return most > SureName * total ? best : null;
    }
}
