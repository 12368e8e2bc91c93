using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Reading;

/// <summary>
/// What cards of no known deck are read with: no cards to decode to, and the symbols of all known decks, so that one that surely looks like
/// one of those can be named.
/// </summary>
internal sealed class AnyDeck
{
    /// <summary>Galleries of few views are calibrated to tell their own deck's symbols apart, not others from them.</summary>
    private const float SharpestScale = 27;

    private readonly IReadOnlyList<(Gallery Gallery, int[] Symbols)> _known;

    private AnyDeck(Deck deck, IReadOnlyList<(Gallery Gallery, int[] Symbols)> known) => (Deck, _known) = (deck, known);

    /// <summary>The symbols of all known decks that have a name; its cards mean nothing.</summary>
    public Deck Deck { get; }

    /// <summary>Gathers the symbols.</summary>
    /// <param name="decks">The files of the known decks; one that is broken or was made for another reader is left out.</param>
    /// <param name="reader">The reader.</param>
    /// <exception cref="DobbleException">No deck is left.</exception>
    public static AnyDeck Of(IReadOnlyList<string> decks, CardReader reader)
    {
        // What has no name of its own names nothing.
        var known = KnownDecks.Load(decks, reader)
            .Select(deck => (deck.Gallery, Symbols: deck.Deck.Symbols.Where(symbol => symbol.IsNamed).ToArray()))
            .Where(deck => Array.Exists(deck.Symbols, symbol => deck.Gallery.Prototypes[symbol.Index].Count > 0)).ToArray();
        var named = known.SelectMany(deck => deck.Symbols).DistinctBy(symbol => symbol.Id).ToArray();
        if (named.Length < 3)
            throw new DobbleException("no known deck can be read with this reader; dobble doctor says why");
        string[] ids = [.. named.Select(symbol => symbol.Id)];
        return new AnyDeck(
            // A deck needs cards; these two are never read.
            Deck.Create(ReaderOptions.AnyDeck, ids, [[0, 1], [0, 2]]).NamedLike(named),
            Array.ConvertAll(known, deck => (
                new Gallery(
                    reader.Identity, Array.ConvertAll(deck.Symbols, symbol => deck.Gallery.Prototypes[symbol.Index]),
                    Math.Min(deck.Gallery.Scale, SharpestScale), deck.Gallery.Unknown),
                Array.ConvertAll(deck.Symbols, symbol => Array.IndexOf(ids, symbol.Id)))));
    }

    /// <summary>Compares a symbol with those of all known decks, each deck's by its own gallery's measure.</summary>
    /// <inheritdoc cref="Gallery.Compare"/>
    public SymbolEvidence Compare(float presence, ReadOnlySpan<float> embedding)
    {
        var symbols = new float[Deck.Symbols.Count];
        foreach (var (gallery, places) in _known)
        {
            var evidence = gallery.Compare(presence, embedding);
            for (var i = 0; i < places.Length; i++)
                symbols[places[i]] = Math.Max(symbols[places[i]], evidence.Symbols[i] / evidence.Unknown);
        }

        var sum = 1f;
        foreach (var odds in symbols)
            sum += odds;
        for (var i = 0; i < symbols.Length; i++)
            symbols[i] /= sum;
        return new SymbolEvidence(presence, symbols, 1 / sum);
    }
}
