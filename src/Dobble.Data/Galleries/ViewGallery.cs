using Dobble.Data.Files;
using Dobble.Scenes;
using Dobble.Scenes.Artwork;
using Dobble.Scenes.Crops;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Data.Galleries;

/// <summary>Makes the gallery of a deck that no network was trained on, from views of its symbols on composed cards.</summary>
public static class ViewGallery
{
    /// <summary>Cards enough for some 200 views of each symbol of a deck of 57.</summary>
    public const int Cards = 1600;

    private const int Negatives = 100;
    private const int NegativeCards = 160;
    private const int Seed = 1;

    /// <summary>Makes the gallery from images of the deck's symbols; emoji that are not the deck's stand for other symbols.</summary>
    /// <param name="deck">The deck.</param>
    /// <param name="reader">The network that reads cards.</param>
    /// <param name="symbols">Images of each symbol; disposed.</param>
    /// <param name="backgrounds">BGR images of tables, at least as large as a crop.</param>
    /// <param name="step">Hears how far it is.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="cards">How many cards to compose.</param>
    public static Gallery Make(
        Deck deck, CardReader reader, IReadOnlyList<IReadOnlyList<SymbolImage>> symbols, IReadOnlyList<Mat> backgrounds,
        Action<WorkProgress> step, CancellationToken stop, int cards = Cards)
    {
        ArgumentNullException.ThrowIfNull(deck);
        var own = Views("looking at the deck's symbols", symbols, cards);
        var others = Views("looking at other symbols", DrawNegatives(deck), Math.Min(cards, NegativeCards));
        return Make(deck, reader.Identity, own, others);

        IReadOnlyList<Embedded> Views(string what, IReadOnlyList<IReadOnlyList<SymbolImage>> images, int count)
        {
            var composed = Compose(images, deck.SymbolsPerCard, backgrounds, count, Seed).Index().Select(card =>
            {
                stop.ThrowIfCancellationRequested();
                step(new WorkProgress(what, card.Index + 1, count));
                return card.Item;
            });
            var views = Embed(reader, composed);
            foreach (var image in images.SelectMany(s => s))
                image.Dispose();
            return views;
        }
    }

    /// <summary>Cards composed of symbols, spoiled as cameras do; the caller disposes them.</summary>
    /// <param name="symbols">Images by symbol.</param>
    /// <param name="symbolsPerCard">Symbols on a card of the deck.</param>
    /// <param name="backgrounds">BGR images of tables, at least as large as a crop.</param>
    /// <param name="cards">How many.</param>
    /// <param name="seed">The same gives the same cards.</param>
    public static IEnumerable<CardSample> Compose(
        IReadOnlyList<IReadOnlyList<SymbolImage>> symbols, int symbolsPerCard, IReadOnlyList<Mat> backgrounds, int cards, int seed)
    {
        var composer = new CardComposer([(1, symbols)], symbolsPerCard, backgrounds);
        return ParallelEnumerable.Range(0, cards).AsOrdered().Select(i =>
        {
            var random = Randoms.ForSample(seed, -1 - i);
            return composer.Compose(random).Spoil(random);
        });
    }

    /// <summary>
    /// The gallery: prototypes fitted to most of the views, calibrated on the rest.
    /// </summary>
    /// <param name="deck">The deck.</param>
    /// <param name="identity">The reader's identity.</param>
    /// <param name="views">Views of the deck's symbols.</param>
    /// <param name="negatives">Views of symbols that are not the deck's.</param>
    public static Gallery Make(Deck deck, string identity, IReadOnlyList<Embedded> views, IReadOnlyList<Embedded> negatives)
    {
        ArgumentNullException.ThrowIfNull(deck);
        ArgumentNullException.ThrowIfNull(views);
        var max = views.Count * 4 / 5;
        var fitted = PrototypeFit.Fit([.. views.Take(max)]);
        var prototypes = deck.Symbols
            .Select(s => fitted.TryGetValue(s.Id, out var prototype) ? (IReadOnlyList<float[]>)[prototype] : [])
            .ToArray();
        var calibration = GalleryCalibration.Fit(deck, prototypes, [.. views.Skip(max)], negatives);
        return new Gallery(identity, prototypes, calibration.Scale, calibration.Unknown);
    }

    /// <summary>
    /// What a reader's network sees of composed cards: the embedding of the detection nearest to each symbol. Disposes the cards.
    /// </summary>
    private static List<Embedded> Embed(CardReader reader, IEnumerable<CardSample> cards)
    {
        var center = (CardWarp.Size - 1) / 2.0;
        // The crop is straight already: this outline maps it onto itself.
        Ellipse[] whole = [new(center, center, CardWarp.Radius, CardWarp.Radius, 0)];
        var embedded = new List<Embedded>();
        foreach (var card in cards)
        {
            using var owned = card;
            var detections = reader.Read(card.Image, whole)[0];
            foreach (var symbol in card.Symbols.Where(s => s.Visibility == Visibility.Seen))
            {
                if (detections.MaxBy(s => s.Box.IoU(symbol.Box)) is { } nearest && nearest.Box.IoU(symbol.Box) > 0.4f)
                    embedded.Add(new Embedded(symbol.Symbol, nearest.Embedding));
            }
        }

        return embedded;
    }

    private static IReadOnlyList<SymbolImage>[] DrawNegatives(Deck deck)
    {
        using var font = new EmojiFont();
        var own = deck.Symbols.Select(s => s.Emoji).ToHashSet();
        return [.. font.Emoji.Where(e => !own.Contains(e)).Take(Negatives).Select(e => DeckImages.Draw(font, e, e))];
    }
}
