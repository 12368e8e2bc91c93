using Dobble.Scenes.Artwork;
using Dobble.Training.Augmentation;
using Dobble.Training.Optimization;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;
using static TorchSharp.torch;

namespace Dobble.Training.Pipelines;

/// <summary>Symbols as the network sees them: class and embedding.</summary>
internal sealed record Embedded(string Symbol, float[] Embedding);

/// <summary>Makes the galleries of decks from a trained reader.</summary>
internal sealed class GalleryBuilder(TrainedReader reader, int seed)
{
    private const int CardsToCalibrate = 160;

    /// <summary>Embeddings of negatives, which must come out as unknown: the other deck's symbols.</summary>
    private readonly Dictionary<Deck, IReadOnlyList<Embedded>> _composed = [];

    /// <summary>
    /// The gallery of a deck that was trained on: its prototypes are the last layer's vectors. Calibrated on the validation
    /// cards, or with the given numbers where there are none.
    /// </summary>
    public Gallery Trained(Deck deck, string identity, IReadOnlyList<Embedded> own, Deck negative, Calibration? known)
    {
        using var vectors = reader.Task.Symbols.Prototypes();
        var index = reader.Classes.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        var prototypes = deck.Symbols
            .Select(s => index.TryGetValue(s.Id, out var i) ? (IReadOnlyList<float[]>)[vectors[i].data<float>().ToArray()] : [])
            .ToArray();
        var calibration = own.Count == 0 && known is not null ? known : Calibration.Fit(deck, prototypes, own, Composed(negative));
        return new Gallery(identity, prototypes, calibration.Scale, calibration.Unknown);
    }

    /// <summary>The gallery of an emoji deck that was not trained on, from views of its emoji on composed cards.</summary>
    public Gallery FromViews(Deck deck, string identity, IReadOnlyList<Embedded> negatives) =>
        ViewGallery.Make(deck, identity, Composed(deck), negatives);

    /// <summary>Embeddings of training cards: symbols of the decks that were trained on, spoiled as cameras do.</summary>
    public IReadOnlyList<Embedded> TrainingCards() =>
        Embed(Enumerable.Range(0, CardsToCalibrate).Select(i => reader.Samples.Draw(RandomExtensions.ForSample(seed, -1_000_000 - i))));

    /// <summary>Embeddings of cards at the places where their symbols are. Disposes the cards.</summary>
    public IReadOnlyList<Embedded> Embed(IEnumerable<CardSample> cards)
    {
        var embedded = new List<Embedded>();
        foreach (var chunk in cards.Chunk(32))
        {
            using var scope = NewDisposeScope();
            using var none = no_grad();
            var batch = reader.Task.ToBatch(chunk);
            var map = reader.Task.Reader.Predict(batch.ToInput())[2].permute(0, 2, 3, 1).contiguous();
            for (var i = 0; i < chunk.Length; i++)
            {
                foreach (var symbol in chunk[i].Symbols.Where(s => s.Visibility == Visibility.Seen))
                {
                    var (row, column) = ReaderTask.CellOf(symbol.Box);
                    embedded.Add(new Embedded(symbol.Symbol, map[i, row, column].data<float>().ToArray()));
                }

                chunk[i].Dispose();
            }
        }

        return embedded;
    }

    private IReadOnlyList<Embedded> Composed(Deck deck)
    {
        if (_composed.TryGetValue(deck, out var known))
            return known;
        using var font = new EmojiFont();
        var images = deck.Symbols.Select(s => (IReadOnlyList<SymbolImage>)[LoadSymbols.Emoji(font, s.Emoji!, s.Id)]).ToArray();
        var embedded = Embed(ViewGallery.Compose(images, reader.Samples.Backgrounds, ViewGallery.Cards, seed));
        foreach (var image in images)
            image[0].Dispose();
        return _composed[deck] = embedded;
    }
}
