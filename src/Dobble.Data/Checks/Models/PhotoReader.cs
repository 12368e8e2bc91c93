using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Scenes.Corruptions;
using Dobble.Vision.Geometry;
using Dobble.Vision.Quality;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Data.Checks.Models;

/// <summary>Reads photos with a model and keeps what all checks need.</summary>
/// <param name="reader">The model, with a threshold of zero.</param>
/// <param name="threshold">A match that is less probable counts as silence.</param>
internal sealed class PhotoReader(TableReader reader, double threshold)
{
    private const float Overlap = 0.5f;
    private readonly PhotoScorer _scorer = new(reader.Deck, threshold);

    /// <summary>Reads a photo.</summary>
    /// <param name="photo">Its labels.</param>
    /// <param name="image">BGR, in the pixels of its file as labels are.</param>
    public ReadPhoto Read(LabelledPhoto photo, Mat image) => Judge(image, PhotoTruth.Of(photo, reader.Deck));

    /// <summary>Reads what a corruption leaves of a photo.</summary>
    public ReadPhoto Read(LabelledPhoto photo, Mat image, Corruption corruption)
    {
        // The same seed for every photo, so that models are compared on the same pixels.
        var (spoiled, view) = corruption.Apply(image, seed: 1);
        using (spoiled)
            return Judge(spoiled, PhotoTruth.Of(photo, reader.Deck).SeenIn(view));
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
        var place = card.Symbols.Count > 0 ? Around(card) : (Ellipse?)null;
        var quality = place is { } measured ? QualityMeter.Measure(image, [measured]) : null;
        var named = found is null ? 0 : card.Symbols.Count(s => found.Symbols.Any(r =>
            r.Symbol is { } symbol && matching.Deck.Symbols[symbol].Slot == s.Slot && r.Box.IoU(s.Box) >= Overlap));
        return new ReadCard(
            place?.Radius ?? 0, quality?.Brightness ?? 0, quality?.Sharpness ?? 0, found?.Outline.AxisRatio ?? double.NaN,
            card.Card is { } known && found?.Posterior.Known == known, card.Symbols.Count, named);
    }

    // Labels have no outline of the card, and a card that was not found has none at all.
    private static Ellipse Around(TrueCard card)
    {
        var boxes = card.Symbols.Select(s => s.Box).ToArray();
        var (left, top, right, bottom) = (boxes.Min(b => b.X1), boxes.Min(b => b.Y1), boxes.Max(b => b.X2), boxes.Max(b => b.Y2));
        return new Ellipse((left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2, 0);
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
