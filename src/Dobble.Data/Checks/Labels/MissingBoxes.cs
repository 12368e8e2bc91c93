using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Checks.Labels;

/// <summary>
/// Symbols of a decoded card that have no box although they can be seen: the network sees them, or, where no network
/// looked, the card lies whole in the image and no other card is near.
/// </summary>
internal sealed class MissingBoxes(Deck deck, string[] names, ModelOracle? oracle, LabelErrors errors)
{
    private const float Overlap = 0.3f;

    // Without a network's word a card must be nearly complete: more missing boxes mean that the group is not the whole card.
    private const int MaxMissing = 2;

    /// <summary>The missing boxes of one card.</summary>
    public IEnumerable<LabelFinding> Find(LabelledPhoto photo, BoxGroup group, DecodedCard decoded, IReadOnlyList<BoxGroup> all)
    {
        var slots = deck.Cards[decoded.Card];
        var whole = group.Reading is null && decoded.Missing.Count(p => p >= 0.5) <= MaxMissing && LiesOpen(group, photo, all);
        for (var k = 0; k < slots.Count; k++)
        {
            if (decoded.Missing[k] < errors.Sure)
                continue;
            var box = group.Reading is { } reading ? Seen(reading, slots[k], photo) : null;
            if (box is not null || whole)
                yield return new LabelFinding(photo, LabelError.MissingBox, box, null, names[slots[k]])
                { Probability = decoded.Missing[k], Region = group.Outline.Bounds };
        }
    }

    /// <summary>How surely the network sees each slot's symbol where no box is; null where it did not look.</summary>
    public double[]? Unboxed(CardReading? reading, LabelledPhoto photo)
    {
        if (reading is null)
            return null;
        var seen = new double[deck.SlotCount];
        foreach (var symbol in Unboxed(photo, reading))
        {
            var slots = oracle!.Slots(symbol.Evidence);
            for (var s = 0; s < seen.Length; s++)
                seen[s] = Math.Max(seen[s], symbol.Detection.Presence * slots[s]);
        }

        return seen;
    }

    private Box? Seen(CardReading reading, int slot, LabelledPhoto photo) => Unboxed(photo, reading)
        .Select(s => (s.Box, Seen: s.Detection.Presence * oracle!.Slots(s.Evidence)[slot]))
        .Where(s => s.Seen >= errors.SureDetection)
        .OrderByDescending(s => s.Seen)
        .Select(s => (Box?)Within(s.Box, photo))
        .FirstOrDefault();

    private static IEnumerable<SymbolReading> Unboxed(LabelledPhoto photo, CardReading reading) =>
        reading.Symbols.Where(s => !photo.Boxes.Any(b => b.Box.IoU(s.Box) > Overlap));

    private static Box Within(Box box, LabelledPhoto photo) => new(
        Math.Clamp(box.X1, 0, photo.Width), Math.Clamp(box.Y1, 0, photo.Height),
        Math.Clamp(box.X2, 0, photo.Width), Math.Clamp(box.Y2, 0, photo.Height));

    private static bool LiesOpen(BoxGroup group, LabelledPhoto photo, IReadOnlyList<BoxGroup> all)
    {
        var (outline, bounds) = (group.Outline, group.Outline.Bounds);
        var inside = bounds.X1 >= 0 && bounds.Y1 >= 0 && bounds.X2 <= photo.Width && bounds.Y2 <= photo.Height;
        return inside && all.Where(g => g != group).All(g =>
            Math.Sqrt(((g.Outline.X - outline.X) * (g.Outline.X - outline.X))
                + ((g.Outline.Y - outline.Y) * (g.Outline.Y - outline.Y))) >= g.Outline.Radius + outline.Radius);
    }
}
