using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;

namespace Dobble.Training.Validation.Labels;

/// <summary>
/// Symbols of a decoded card that have no box although they can be seen: the network sees them, or, where no network
/// looked, the card lies whole in the picture and no other card is near.
/// </summary>
internal sealed class MissingBoxes(Deck deck, string[] names, NetworkWitness? witness, LabelErrors errors)
{
    private const float Overlap = 0.3f;

    /// <summary>The missing boxes of one card.</summary>
    public IEnumerable<LabelFinding> Find(LabelSheet sheet, BoxGroup group, CardVerdict verdict, IReadOnlyList<BoxGroup> all)
    {
        var slots = deck.Cards[verdict.Card];
        for (var k = 0; k < slots.Count; k++)
        {
            if (verdict.Missing[k] < errors.Sure)
                continue;
            var box = group.Reading is { } reading ? Seen(reading, slots[k], sheet) : null;
            if (box is not null || (group.Reading is null && LiesOpen(group, sheet, all)))
                yield return new LabelFinding(sheet, LabelFault.MissingBox, box, null, names[slots[k]]) { Probability = verdict.Missing[k], Region = group.Outline.Bounds };
        }
    }

    private Box? Seen(CardReading reading, int slot, LabelSheet sheet) => reading.Symbols
        .Where(s => s.Sighting.Presence * witness!.Slots(s.Evidence)[slot] >= errors.SureSighting)
        .Where(s => !sheet.Boxes.Any(b => b.Box.IoU(s.Box) > Overlap))
        .OrderByDescending(s => s.Confidence)
        .Select(s => (Box?)Within(s.Box, sheet))
        .FirstOrDefault();

    private static Box Within(Box box, LabelSheet sheet) => new(
        Math.Clamp(box.X1, 0, sheet.Width), Math.Clamp(box.Y1, 0, sheet.Height),
        Math.Clamp(box.X2, 0, sheet.Width), Math.Clamp(box.Y2, 0, sheet.Height));

    private static bool LiesOpen(BoxGroup group, LabelSheet sheet, IReadOnlyList<BoxGroup> all)
    {
        var (outline, bounds) = (group.Outline, group.Outline.Bounds);
        var inside = bounds.X1 >= 0 && bounds.Y1 >= 0 && bounds.X2 <= sheet.Width && bounds.Y2 <= sheet.Height;
        return inside && all.Where(g => g != group).All(g =>
            Math.Sqrt(((g.Outline.X - outline.X) * (g.Outline.X - outline.X)) + ((g.Outline.Y - outline.Y) * (g.Outline.Y - outline.Y))) >= g.Outline.Radius + outline.Radius);
    }
}
