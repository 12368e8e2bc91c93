using Dobble.Data.Labels;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Tables;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Data.Evaluation.Conditions;

/// <summary>Composed tables: heaps of cards that are cut out of photos or drawn, and pairs with a card of another deck.</summary>
internal sealed class CardHeaps : IDisposable
{
    private const int Width = 1280, Height = 720, CardSize = 384, StrangerScenes = 57, MaxOwn = 5, Repeats = 3;

    /// <summary>A symbol is shown if at least this share of it is seen.</summary>
    private const double ShownSymbol = 0.7;

    /// <summary>
    /// A card that shows fewer symbols than enough may be left out, and one that shows fewer than the least is as good as covered.
    /// </summary>
    private const int EnoughSymbols = 6, LeastSymbols = 2;

    private static readonly int[] CardCounts = [3, 4, 5, 6, 8, 10, 12, 16, 22, 30];

    private readonly Deck _deck;
    private readonly int _seed;
    private readonly Dictionary<int, Lazy<TableArtist>> _artists;
    private readonly Lazy<IReadOnlyList<CardImage>> _cutOut, _drawn, _strangers;

    public CardHeaps(IReadOnlyList<LabelledPhoto> photos, Deck deck, Deck otherDeck, string? symbols, int seed)
    {
        (_deck, _seed) = (deck, seed);
        _artists = CardCounts.Append(2).ToDictionary(n => n, n => new Lazy<TableArtist>(() => Artist(n)));
        _cutOut = new(() => CardCutter.Cut(photos, deck));
        _drawn = new(() => Draw(deck, symbols));
        _strangers = new(() => DrawStrangers(deck, otherDeck, symbols));
    }

    /// <summary>Heaps of cards that are cut out of the photos.</summary>
    public IReadOnlyList<TrueImage> OfPhotos() => Heaps("photo-heap", _cutOut);

    /// <summary>Heaps of drawn cards.</summary>
    public IReadOnlyList<TrueImage> Drawn() => Heaps("drawn-heap", _drawn);

    /// <summary>Two cards a table, one cut out of a photo and one of another deck.</summary>
    public IReadOnlyList<TrueImage> WithStrangers() => [.. Enumerable.Range(0, StrangerScenes).Select(i =>
    {
        var name = $"stranger-{_seed}-{i}";
        return new TrueImage(name, () => Render(name, i, 2, random => [Deal(random, _cutOut.Value).First(), _strangers.Value[i]]));
    })];

    public void Dispose()
    {
        foreach (var artist in _artists.Values.Where(a => a.IsValueCreated))
            artist.Value.Dispose();
        foreach (var card in new[] { _cutOut, _drawn, _strangers }.Where(c => c.IsValueCreated).SelectMany(c => c.Value))
            card.Dispose();
    }

    private static TableArtist Artist(int cards)
    {
        var room = Math.Sqrt((double)Width * Height / cards) / Height;
        return new TableArtist(
            new SceneOptions
            {
                Width = Width,
                Height = Height,
                MinCards = cards,
                MaxCards = cards,
                SmallestCard = Math.Min(0.3, 0.6 * room),
                LargestCard = Math.Min(0.5, 0.85 * room),
                MaxTilt = 35,
                MaxCut = 0,
                Crowding = cards == 2 ? 0 : 1,
                Hands = 0,
                Distractors = 0.3,
                CorruptionStrength = 0.4,
            },
            _ => throw new InvalidOperationException("cards come with the scene"));
    }

    private static IReadOnlyList<CardImage> Draw(Deck deck, string? symbols)
    {
        using var artist = symbols is null ? new DeckArtist(deck) : new DeckArtist(deck, symbols);
        return [.. Enumerable.Range(0, deck.Cards.Count).Select(card => artist.Draw(new Random(card), card, CardSize))];
    }

    /// <summary>Cards of no deck, as other editions have them: up to half of the symbols are ours.</summary>
    private static IReadOnlyList<CardImage> DrawStrangers(Deck deck, Deck otherDeck, string? symbols)
    {
        using var other = new DeckArtist(otherDeck);
        using var ours = symbols is null ? new DeckArtist(otherDeck) : new DeckArtist(deck, symbols);
        var max = Math.Min(MaxOwn, deck.SymbolsPerCard);
        return [.. Enumerable.Range(0, StrangerScenes)
            .Select(i => ours.DrawStranger(new Random(i), symbols is null ? 0 : i % max, other, CardSize))];
    }

    private TrueImage[] Heaps(string kind, Lazy<IReadOnlyList<CardImage>> cards) =>
        [.. Enumerable.Range(0, Repeats * CardCounts.Length).Select(i =>
    {
        var name = $"{kind}-{_seed}-{i}";
        return new TrueImage(name, () => Render(name, i, CardCounts[i % CardCounts.Length], random => Deal(random, cards.Value)));
    })];

    /// <summary>All cards in any order, each of the deck once.</summary>
    private static IEnumerable<CardImage> Deal(Random random, IReadOnlyList<CardImage> cards)
    {
        var order = cards.ToArray();
        random.Shuffle(order);
        return order.DistinctBy(card => card.Card);
    }

    private (Mat Image, PhotoTruth Truth) Render(string name, int index, int count, Func<Random, IEnumerable<CardImage>> deal)
    {
        var random = new Random(unchecked((_seed * 100_003) + index));
        var dealt = deal(random).ToArray();
        var next = 0;
        var artist = _artists[_artists.Keys.Where(n => n <= Math.Min(count, dealt.Length)).Max()].Value;
        var scene = artist.Render(random, _ => dealt[next++]);
        var cards = scene.Cards.Select((card, i) => Truth(card, isStranger: count == 2 && i == 1)).ToLookup(c => c.Symbols.Count == 0);
        return (scene.Image, new PhotoTruth(name, $"{count:00} cards", Width, Height, [.. cards[false]], []));
    }

    private TrueCard Truth(PlacedCard card, bool isStranger)
    {
        var shown = card.Symbols.Where(s => s.Visible >= ShownSymbol).ToArray();
        return new TrueCard(
            card.Card,
            shown.Length < LeastSymbols ? []
                : [.. shown.Select(s => new TrueSymbol(s.Symbol < 0 ? -1 : _deck.Symbols[s.Symbol].Slot, s.Box))],
            card.Outline)
        { IsHidden = shown.Length < EnoughSymbols, IsStranger = isStranger };
    }
}
