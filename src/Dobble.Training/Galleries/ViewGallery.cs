using Dobble.Training.Samples;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Training.Galleries;

/// <summary>Makes the gallery of a deck that no network was trained on, from views of its symbols on composed cards.</summary>
internal static class ViewGallery
{
    /// <summary>Cards enough for some 200 views of each symbol of a deck of 57.</summary>
    public const int Cards = 1600;

    /// <summary>Cards composed of symbols, spoiled as cameras do; the caller disposes them.</summary>
    public static IEnumerable<CardSample> Compose(
        IReadOnlyList<IReadOnlyList<SymbolImage>> symbols, IReadOnlyList<Mat> backgrounds, int cards, int seed)
    {
        var composer = new CardComposer([(1, symbols)], backgrounds);
        return ParallelEnumerable.Range(0, cards).AsOrdered().Select(i =>
        {
            var random = RandomExtensions.ForSample(seed, -1 - i);
            return ReaderSamples.Spoil(random, composer.Compose(random));
        });
    }

    /// <summary>
    /// What a reader's network sees of composed cards: the embedding of the detection nearest to each symbol. Disposes the cards.
    /// </summary>
    public static IReadOnlyList<Embedded> Embed(CardReader reader, IEnumerable<CardSample> cards)
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

    /// <summary>The gallery: prototypes fitted to most of the views, calibrated on the rest.</summary>
    /// <param name="deck">The deck.</param>
    /// <param name="identity">The reader's identity.</param>
    /// <param name="views">Views of the deck's symbols.</param>
    /// <param name="negatives">Views of symbols that are not the deck's.</param>
    public static Gallery Make(Deck deck, string identity, IReadOnlyList<Embedded> views, IReadOnlyList<Embedded> negatives)
    {
        var max = views.Count * 4 / 5;
        var fitted = PrototypeFit.Fit([.. views.Take(max)]);
        var prototypes = deck.Symbols
            .Select(s => fitted.TryGetValue(s.Id, out var prototype) ? (IReadOnlyList<float[]>)[prototype] : [])
            .ToArray();
        var calibration = GalleryCalibration.Fit(deck, prototypes, [.. views.Skip(max)], negatives);
        return new Gallery(identity, prototypes, calibration.Scale, calibration.Unknown);
    }
}
