using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Reading;

/// <summary>
/// What cards of no known deck are read with: no cards to decode to, and the symbols of all known decks, so that one that surely looks like
/// one of those can be named.
/// </summary>
internal static class AnyDeck
{
    private const float Scale = 20, Unknown = 0.6f;

    /// <summary>Gathers the symbols.</summary>
    /// <param name="decks">The files of the known decks; one that is broken or was made for another reader is left out.</param>
    /// <param name="reader">The reader.</param>
    /// <exception cref="DobbleException">No deck is left.</exception>
    public static (Deck Deck, Gallery Gallery) Of(IReadOnlyList<string> decks, CardReader reader)
    {
        var (names, prototypes) = (new Dictionary<string, DeckSymbol>(), new Dictionary<string, List<float[]>>());
        // What has no name of its own names nothing.
        foreach (var (symbol, its) in KnownDecks.Load(decks, reader).SelectMany(known => known.Deck.Symbols
            .Where(symbol => symbol.IsNamed).Select(symbol => (symbol, known.Gallery.Prototypes[symbol.Index]))))
        {
            names.TryAdd(symbol.Id, symbol);
            (prototypes.TryGetValue(symbol.Id, out var all) ? all : prototypes[symbol.Id] = []).AddRange(its);
        }

        if (prototypes.Count < 3)
            throw new DobbleException("no known deck can be read with this reader; dobble doctor says why");
        // A deck needs cards; these two are never read.
        var deck = Deck.Create(ReaderOptions.AnyDeck, [.. prototypes.Keys], [[0, 1], [0, 2]]).NamedLike(names.Values);
        return (deck, new Gallery(reader.Identity, [.. prototypes.Values], Scale, Unknown));
    }
}
