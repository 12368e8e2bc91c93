using System.Numerics.Tensors;
using Dobble.Training.Augmentation;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Symbols;
using OpenCvSharp;

namespace Dobble.Training.Pipelines;

/// <summary>Makes the gallery of a deck that no network was trained on, from views of its symbols on composed cards.</summary>
internal static class ViewGallery
{
    private const int Cards = 320;

    /// <summary>Cards composed of a deck's symbols, spoiled as cameras do.</summary>
    public static CardSample[] Compose(IReadOnlyList<IReadOnlyList<SymbolPicture>> symbols, IReadOnlyList<Mat> backgrounds, int seed)
    {
        var composer = new CardComposer([(1, symbols)], backgrounds);
        return [.. Enumerable.Range(0, Cards).Select(i =>
        {
            var random = RandomExtensions.ForSample(seed, -1 - i);
            return ReaderSamples.Spoil(random, composer.Compose(random));
        })];
    }

    /// <summary>What a reader's network sees of composed cards: the embedding of the sighting nearest to each symbol.</summary>
    public static IReadOnlyList<Embedded> Embed(CardReader reader, IEnumerable<CardSample> cards)
    {
        var center = (CardFrame.Size - 1) / 2.0;
        // The crop is straight already: this outline maps it onto itself.
        Ellipse[] whole = [new(center, center, CardFrame.Radius, CardFrame.Radius, 0)];
        var embedded = new List<Embedded>();
        foreach (var card in cards)
        {
            var sightings = reader.Read(card.Picture, whole)[0];
            foreach (var symbol in card.Symbols.Where(s => s.Visibility == Visibility.Seen))
            {
                if (sightings.MaxBy(s => s.Box.IoU(symbol.Box)) is { } nearest && nearest.Box.IoU(symbol.Box) > 0.4f)
                    embedded.Add(new Embedded(symbol.Symbol, nearest.Embedding));
            }
        }

        return embedded;
    }

    /// <summary>The gallery: means over one half of the views, calibrated on the other.</summary>
    /// <param name="deck">The deck.</param>
    /// <param name="identity">The reader's identity.</param>
    /// <param name="views">Views of the deck's symbols.</param>
    /// <param name="strangers">Views of symbols that are not the deck's.</param>
    public static Gallery Make(Deck deck, string identity, IReadOnlyList<Embedded> views, IReadOnlyList<Embedded> strangers)
    {
        var half = views.Count / 2;
        var bySymbol = views.Take(half).ToLookup(v => v.Symbol, v => v.Embedding);
        var prototypes = deck.Symbols.Select(s => Mean([.. bySymbol[s.Id]])).ToArray();
        var calibration = Calibration.Fit(deck, prototypes, [.. views.Skip(half)], strangers);
        return new Gallery(identity, prototypes, calibration.Scale, calibration.Unknown);
    }

    private static float[][] Mean(IReadOnlyList<float[]> embeddings)
    {
        if (embeddings.Count == 0)
            return [];
        var mean = new float[embeddings[0].Length];
        foreach (var embedding in embeddings)
            TensorPrimitives.Add(mean, embedding, mean);
        TensorPrimitives.Divide(mean, TensorPrimitives.Norm<float>(mean), mean);
        return [mean];
    }
}
