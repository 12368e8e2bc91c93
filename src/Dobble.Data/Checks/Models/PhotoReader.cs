using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Scenes.Corruptions;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Data.Checks.Models;

/// <summary>Reads photos with a model and keeps what all checks need; each photo is read once for each corruption.</summary>
/// <param name="reader">The model, with a threshold of zero.</param>
/// <param name="threshold">A match that is less probable counts as silence.</param>
internal sealed class PhotoReader(TableReader reader, double threshold)
{
    private const float Overlap = 0.5f;
    private readonly PhotoScorer _scorer = new(reader.Deck, threshold);

    /// <summary>Reads photos, those that cannot be decoded left out.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="corruption">What is done to them first; null for nothing.</param>
    /// <param name="stop">Stops.</param>
    public IReadOnlyList<ReadPhoto> Read(IEnumerable<LabelledPhoto> photos, Corruption? corruption, CancellationToken stop)
    {
        var read = new List<ReadPhoto>();
        foreach (var photo in photos)
        {
            stop.ThrowIfCancellationRequested();
            using var image = Photo.LoadStored(photo.Path);
            var truth = PhotoTruth.Of(photo, reader.Deck);
            if (corruption is null)
            {
                read.Add(Judge(image, truth));
                continue;
            }

            // The same seed for every photo, so that models are compared on the same pixels.
            var (spoiled, view) = corruption.Apply(image, seed: 1);
            using (spoiled)
                read.Add(Judge(spoiled, truth.SeenIn(view)));
        }

        return read;
    }

    private ReadPhoto Judge(Mat image, PhotoTruth truth)
    {
        var reading = reader.Read(image);
        var matching = new GroundTruthMatching(reader.Deck, truth, reading);
        var (right, wrong, shared) = ByNames(matching);
        return new ReadPhoto(_scorer.Score(truth, reading),
            [.. Enumerable.Range(0, truth.Cards.Count).Select(t => Card(image, matching, t))], right, wrong, shared);
    }

    private static ReadCard Card(Mat image, GroundTruthMatching matching, int index)
    {
        var card = matching.Truth.Cards[index];
        var found = matching.FoundOf(index);
        var (light, sharpness, radius) = CardPixels.Measure(image, card);
        var outline = found?.Outline;
        var named = found is null ? 0 : card.Symbols.Count(s => found.Symbols.Any(r =>
            r.Symbol is { } symbol && matching.Deck.Symbols[symbol].Slot == s.Slot && r.Box.IoU(s.Box) >= Overlap));
        return new ReadCard(
            radius, light, sharpness, outline is { } o ? Math.Min(o.A, o.B) / Math.Max(o.A, o.B) : double.NaN,
            card.Card is { } known && found?.Posterior.Known == known, card.Symbols.Count, named);
    }

    // The simplest answer to a pair: the one symbol that was read on both cards.
    private static (int Right, int Wrong, IReadOnlyList<int> Shared) ByNames(GroundTruthMatching matching)
    {
        var slots = Enumerable.Range(0, matching.Truth.Cards.Count).Select(t => matching.FoundOf(t) is { } card
            ? card.Symbols.Where(s => s.Symbol is not null).Select(s => matching.Deck.Symbols[s.Symbol!.Value].Slot).ToHashSet()
            : []).ToArray();
        var (right, wrong, shared) = (0, 0, new List<int>());
        for (var a = 0; a < slots.Length; a++)
        {
            for (var b = a + 1; b < slots.Length; b++)
            {
                if (matching.SharedSlot(a, b) is not { } slot)
                    continue;
                shared.Add(slot);
                if (slots[a].Intersect(slots[b]).ToArray() is not [var answer])
                    continue;
                right += answer == slot ? 1 : 0;
                wrong += answer == slot ? 0 : 1;
            }
        }

        return (right, wrong, shared);
    }
}
