using Dobble.Scenes.Artwork;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Scenes.Cards;

/// <summary>Draws the cards of a deck, from emoji or from pictures of its symbols. Several threads may draw at once.</summary>
public sealed class DeckArtist : IDisposable
{
    private readonly Deck _deck;

    // The symbol that is drawn for each slot, the first of its variants.
    private readonly Dictionary<int, (int Symbol, Sprite Sprite)> _slots = [];

    /// <summary>Renders the deck's symbols.</summary>
    /// <exception cref="DobbleException">A slot of the deck has no emoji, or the emoji font is missing.</exception>
    public DeckArtist(Deck deck)
    {
        _deck = deck;
        using var font = new EmojiFont();
        foreach (var symbol in deck.Symbols)
        {
            if (symbol.Emoji is { } emoji && !_slots.ContainsKey(symbol.Slot))
                _slots.Add(symbol.Slot, (symbol.Index, font.Render(emoji)));
        }

        if (deck.Cards.SelectMany(c => c).FirstOrDefault(slot => !_slots.ContainsKey(slot), -1) is >= 0 and var bare)
        {
            Dispose();
            throw new DobbleException($"the deck {deck.Name} can't be drawn: slot {bare} has no symbol with an emoji; choose decks/emoji.json");
        }
    }

    /// <summary>Takes over pictures of the deck's symbols.</summary>
    /// <param name="deck">The deck.</param>
    /// <param name="pictures">The picture of each symbol that is drawn, by its identifier.</param>
    /// <exception cref="DobbleException">A slot of the deck has no picture.</exception>
    public DeckArtist(Deck deck, IReadOnlyDictionary<string, Sprite> pictures)
    {
        _deck = deck;
        foreach (var symbol in deck.Symbols)
        {
            if (pictures.TryGetValue(symbol.Id, out var sprite) && !_slots.TryAdd(symbol.Slot, (symbol.Index, sprite)))
                sprite.Dispose();
        }

        if (deck.Cards.SelectMany(c => c).FirstOrDefault(slot => !_slots.ContainsKey(slot), -1) is >= 0 and var bare)
        {
            Dispose();
            throw new DobbleException($"the deck {deck.Name} can't be drawn: there is no picture of {deck.Symbols.First(s => s.Slot == bare).Id}");
        }
    }

    /// <summary>Draws a card of the deck; the caller disposes of it. Its symbols carry the deck's symbol indices.</summary>
    /// <param name="random">Decides places, sizes and turns.</param>
    /// <param name="card">Index into the deck's cards.</param>
    /// <param name="size">Edge of the picture in pixels.</param>
    public CardPicture Draw(Random random, int card, int size) =>
        CardArtist.Draw(random, [.. _deck.Cards[card].Select(slot => _slots[slot])], size, card);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, sprite) in _slots.Values)
            sprite.Dispose();
    }
}
