using Dobble.Data.Files;
using Dobble.Data.Galleries;
using Dobble.Scenes;
using Dobble.Scenes.Crops;
using Dobble.Training.Optimization;
using Dobble.Training.Samples;
using Dobble.Vision.Decks;
using Dobble.Vision.Inference;
using Dobble.Vision.Recognition;
using static TorchSharp.torch;

namespace Dobble.Training.Galleries;

/// <summary>Makes the galleries of decks from a trained reader.</summary>
/// <param name="task">The training, done.</param>
/// <param name="samples">What it was trained on.</param>
/// <param name="identity">The identity of the exported network.</param>
/// <param name="composed">How many cards are composed.</param>
/// <param name="seed">Fixes them.</param>
internal sealed class GalleryBuilder(ReaderTask task, ReaderSamples samples, string identity, int composed, int seed)
{
    private const int CardsToCalibrate = 160;

    /// <summary>
    /// Makes the gallery of the deck that was trained on and that of a deck of emoji that the network never saw. The prototypes of the
    /// first are the last layer's vectors.
    /// </summary>
    /// <param name="trained">The deck that was trained on.</param>
    /// <param name="unseen">The emoji deck.</param>
    /// <param name="validation">Cards to calibrate the first on; disposed.</param>
    /// <param name="known">The calibration where there are no such cards; null for one fitted to <paramref name="unseen"/> alone.</param>
    /// <param name="progress">Hears how far it is.</param>
    public (Gallery Trained, Gallery Unseen) Build(
        Deck trained, Deck unseen, IEnumerable<CardSample> validation, GalleryCalibration? known, Action<WorkProgress> progress)
    {
        var own = Embed(validation);
        var views = Composed(unseen, progress);
        using var vectors = task.Symbols.Prototypes();
        var index = task.Classes.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        var prototypes = trained.Symbols
            .Select(s => index.TryGetValue(s.Id, out var i) ? (IReadOnlyList<float[]>)[vectors[i].data<float>().ToArray()] : [])
            .ToArray();
        var calibration = own.Count == 0 && known is not null ? known : GalleryCalibration.Fit(trained, prototypes, own, views);
        return (
            new Gallery(identity, prototypes, calibration.Scale, calibration.Unknown),
            ViewGallery.Make(unseen, identity, views, TrainingCards()));
    }

    // Symbols of the decks that were trained on, spoiled as cameras do.
    private List<Embedded> TrainingCards() =>
        Embed(Enumerable.Range(0, CardsToCalibrate).Select(i => samples.Draw(Randoms.ForSample(seed, -1_000_000 - i), i)));

    private List<Embedded> Composed(Deck deck, Action<WorkProgress> progress)
    {
        var images = DeckImages.OfEmoji(deck);
        var cards = ViewGallery.Compose(images, deck.SymbolsPerCard, samples.Backgrounds, composed, seed).Select((card, i) =>
        {
            progress(new WorkProgress("making galleries", i + 1, composed));
            return card;
        });
        var embedded = Embed(cards);
        foreach (var image in images)
            image[0].Dispose();
        return embedded;
    }

    /// <summary>Embeddings of cards at the places where their symbols are. Disposes the cards.</summary>
    private List<Embedded> Embed(IEnumerable<CardSample> cards)
    {
        var embedded = new List<Embedded>();
        foreach (var chunk in cards.Chunk(32))
        {
            using var scope = NewDisposeScope();
            using var none = no_grad();
            var batch = task.ToBatch(chunk);
            var map = task.Reader.Predict(batch.ToInput(task.Reader.Device))[2].permute(0, 2, 3, 1).contiguous();
            for (var i = 0; i < chunk.Length; i++)
            {
                foreach (var symbol in chunk[i].Symbols.Where(s => s.Visibility == Visibility.Seen))
                {
                    var (row, column) = ReaderGrid.CellOf(symbol.Box);
                    embedded.Add(new Embedded(symbol.Symbol, map[i, row, column].data<float>().ToArray()));
                }

                chunk[i].Dispose();
            }
        }

        return embedded;
    }
}
