using Dobble.Scenes.Artwork;
using Dobble.Vision;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Scenes.Cards;

/// <summary>Draws the cards of a deck, from emoji or from images of its symbols. Several threads may draw at once.</summary>
public sealed class DeckArtist : IDisposable
{
    private readonly Deck _deck;

    // The symbol that is drawn for each slot, the first of its variants.
    private readonly Dictionary<int, (int Symbol, Sprite Sprite)> _slots = [];

    /// <summary>Draws with the deck's own images where it has some, else with its emoji.</summary>
    /// <exception cref="DobbleException">A slot of the deck has neither, or the emoji font is missing.</exception>
    public DeckArtist(Deck deck)
        : this(deck, deck.ImagesPath is { } own && Directory.Exists(own) ? OnWhite(own) : OfEmoji())
    {
    }

    /// <summary>Draws with sprites that are there.</summary>
    /// <param name="deck">The deck.</param>
    /// <param name="sprites">One for each slot; the artist disposes of them.</param>
    public DeckArtist(Deck deck, IReadOnlyList<Sprite> sprites)
    {
        _deck = deck;
        foreach (var symbol in deck.Symbols)
            _slots.TryAdd(symbol.Slot, (symbol.Index, sprites[symbol.Slot]));
    }

    /// <summary>Draws with images of the deck's symbols on white.</summary>
    /// <param name="deck">The deck.</param>
    /// <param name="folder">Holds a folder for each symbol, named like it, with images in it; the first is taken.</param>
    /// <exception cref="DobbleException">A slot of the deck has no image.</exception>
    public DeckArtist(Deck deck, string folder)
        : this(deck, OnWhite(folder))
    {
    }

    private DeckArtist(Deck deck, (Func<DeckSymbol, Sprite?> Draw, string Lacks, IDisposable? Font) artwork)
    {
        _deck = deck;
        using var font = artwork.Font;
        foreach (var symbol in deck.Symbols.Where(symbol => !_slots.ContainsKey(symbol.Slot)))
        {
            if (artwork.Draw(symbol) is { } sprite)
                _slots.Add(symbol.Slot, (symbol.Index, sprite));
        }

        if (deck.Cards.SelectMany(c => c).FirstOrDefault(slot => !_slots.ContainsKey(slot), -1) is >= 0 and var bare)
        {
            Dispose();
            throw new DobbleException(
                $"the deck {deck.Name} can't be drawn: '{deck.Symbols.First(s => s.Slot == bare).Id}' {artwork.Lacks}");
        }
    }

    /// <summary>The outline of the cards; round by default.</summary>
    public CardShape Shape { get; init; } = CardShape.Round;

    /// <summary>Draws a card of the deck; the caller disposes of it. Its symbols carry the deck's symbol indices.</summary>
    /// <param name="random">Decides places, sizes and turns.</param>
    /// <param name="card">Index into the deck's cards.</param>
    /// <param name="size">Edge of the image in pixels.</param>
    public CardImage Draw(Random random, int card, int size) =>
        CardArtist.Draw(random, [.. _deck.Cards[card].Select(slot => _slots[slot])], size, card, Shape);

    /// <summary>Draws a card of no deck; the caller disposes of it. Symbols that are not this deck's have the index -1.</summary>
    /// <param name="random">Decides which symbols, and their places.</param>
    /// <param name="own">How many symbols are this deck's.</param>
    /// <param name="other">Draws the others.</param>
    /// <param name="size">Edge of the image in pixels.</param>
    public CardImage DrawStranger(Random random, int own, DeckArtist other, int size)
    {
        var foreign = other.Some(random, _deck.Cards[0].Count - own).Select(s => (-1, s.Sprite));
        return CardArtist.Draw(random, [.. Some(random, own), .. foreign], size, shape: Shape);
    }

    /// <summary>The artwork of a slot; the artist's. Null where it has none, which no card needs.</summary>
    public Sprite? ArtworkOf(int slot) => _slots.TryGetValue(slot, out var symbol) ? symbol.Sprite : null;

    private (int Symbol, Sprite Sprite)[] Some(Random random, int count)
    {
        var all = _slots.OrderBy(s => s.Key).Select(s => s.Value).ToArray();
        random.Shuffle(all);
        return all[..count];
    }

    private static (Func<DeckSymbol, Sprite?>, string, IDisposable?) OfEmoji()
    {
        var font = new EmojiFont();
        return (s => s.Emoji is { } emoji ? font.Render(emoji) : null, "has no emoji; choose decks/emoji.json", font);
    }

    private static (Func<DeckSymbol, Sprite?>, string, IDisposable?) OnWhite(string folder) =>
        (s => Load(Path.Combine(folder, s.Id)), $"has no image in {folder}; each symbol needs a folder with its name", null);

    private static Sprite? Load(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            using var image = Cv2.ImRead(file, ImreadModes.Unchanged);
            if (image.Type() == MatType.CV_8UC4)
                return Sprite.FromImage(image);
            using var onWhite = Cv2.ImRead(file);
            if (!onWhite.Empty())
                return Sprite.FromWhite(onWhite);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, sprite) in _slots.Values)
            sprite.Dispose();
    }
}
