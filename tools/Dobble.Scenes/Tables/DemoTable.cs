using Dobble.Scenes.Cards;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Scenes.Tables;

/// <summary>
/// Tables on which a deck of emoji is played, as a camera over them sees them: every card at most once, wholly in the image,
/// mostly uncovered and large enough to read.
/// </summary>
public sealed class DemoTable : IDisposable
{
    private const int Attempts = 50;
    private const double Readable = 0.75;
    private const int CardSize = 512;
    private readonly DeckArtist _deckArtist;
    private readonly TableArtist _tableArtist;
    private readonly int _cards;
    private readonly int _deckSize;

    /// <summary>Prepares to render.</summary>
    /// <param name="deck">A deck whose symbols are emoji.</param>
    /// <param name="cards">Number of cards on the table, at most 20.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <exception cref="DobbleException">The deck can't be drawn or has too few cards.</exception>
    public DemoTable(Deck deck, int cards = 4, int width = 1280, int height = 720)
        : this(deck, new DeckArtist(deck), cards, width, height)
    {
    }

    /// <summary>Prepares to render cards that an artist draws.</summary>
    /// <inheritdoc cref="DemoTable(Deck, int, int, int)"/>
    /// <param name="deck">The deck.</param>
    /// <param name="artist">Draws its cards; disposed with this.</param>
    /// <param name="cards">Number of cards on the table, at most 20.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="height">Height of the image in pixels.</param>
    public DemoTable(Deck deck, DeckArtist artist, int cards, int width = 1280, int height = 720)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cards, 20);
        if (cards > deck.Cards.Count)
            throw new DobbleException($"the deck {deck.Name} has only {deck.Cards.Count} cards; ask for fewer than {cards}");
        _deckArtist = artist;
        (_cards, _deckSize) = (cards, deck.Cards.Count);
        _tableArtist = new TableArtist(
            Options(cards, width, height), _ => throw new InvalidOperationException("cards come with the scene"));
    }

    /// <summary>Renders the table of a seed; the caller disposes of it. The same seed gives the same image.</summary>
    /// <param name="seed">Decides everything, but for the cards that are asked for.</param>
    /// <param name="cards">The cards to lay, as many as a table has; null to draw them.</param>
    public TableScene Render(int seed, IReadOnlyList<int>? cards = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            var scene = RenderOnce(new Random(unchecked((seed * 9973) + attempt)), cards);
            if (attempt == Attempts || scene.Cards.Count(c => c.Visible >= Readable) == _cards)
                return scene;
            scene.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _deckArtist.Dispose();
        _tableArtist.Dispose();
    }

    private static SceneOptions Options(int cards, int width, int height)
    {
        // The more cards, the smaller they are, as on a real table.
        var room = Math.Sqrt((double)width * height / cards) / Math.Min(width, height);
        return new SceneOptions
        {
            Width = width,
            Height = height,
            MinCards = cards,
            MaxCards = cards,
            SmallestCard = Math.Min(0.28, 0.4 * room),
            LargestCard = Math.Min(0.6, 0.62 * room),
            MaxTilt = 35,
            MaxCardTilt = 3,
            MaxCut = 0,
            Crowding = cards > 6 ? 0.1 : 0.25,
            WhitePaper = 0.25,
            Hands = 0,
            Distractors = 0.4,
            CorruptionStrength = 0.6,
        };
    }

    private TableScene RenderOnce(Random random, IReadOnlyList<int>? cards)
    {
        var shuffled = Enumerable.Range(0, _deckSize).ToArray();
        random.Shuffle(shuffled);
        var order = cards ?? shuffled;
        var drawn = new List<CardImage>();
        try
        {
            return _tableArtist.Render(random, r =>
            {
                // A card that is asked for by number looks the same every time.
                drawn.Add(_deckArtist.Draw(cards is null ? r : new Random(order[drawn.Count]), order[drawn.Count], CardSize));
                return drawn[^1];
            });
        }
        finally
        {
            drawn.ForEach(card => card.Dispose());
        }
    }
}
