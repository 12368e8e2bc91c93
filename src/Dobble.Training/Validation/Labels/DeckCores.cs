using Dobble.Training.Data;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Training.Validation.Labels;

/// <summary>
/// Finds boxes that the deck puts together: symbols of one card with few strangers among them. The surest set is taken
/// first, then the next from what is left. Unlike <see cref="CardGrouping"/> it changes no name and fetches nothing from
/// afar, so that a neighbour's box never stands in for one that is missing.
/// </summary>
internal sealed class DeckCores(Deck deck)
{
    private const int Fewest = 4;
    private const double StrangersCost = 1.2;

    /// <summary>Sets of places among the boxes, the surest first.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Find(IReadOnlyList<LabelledBox> boxes)
    {
        var free = boxes.Select((box, i) => Spot.Of(box, i, deck)).ToList();
        var cores = new List<IReadOnlyList<int>>();
        while (Surest(free) is { } core)
        {
            cores.Add([.. core.Select(s => s.Place)]);
            free.RemoveAll(core.Contains);
        }

        return cores;
    }

    private Spot[]? Surest(List<Spot> free)
    {
        var best = (Score: Fewest - 1.0, Core: (Spot[]?)null);
        foreach (var card in deck.Cards)
        {
            Spot[] own = [.. free.Where(s => s.Slot is { } slot && card.Contains(slot))];
            if (own.Length < Fewest)
                continue;
            foreach (var anchor in own)
                best = Better(best, NearestOfEachSlot(own, anchor), free);
        }

        return best.Core;
    }

    private static Spot[] NearestOfEachSlot(Spot[] own, Spot anchor) =>
        [.. own.GroupBy(s => s.Slot).Select(g => g.MinBy(anchor.DistanceTo)!).OrderBy(anchor.DistanceTo)];

    // Symbols of the card count, strangers among them cost; of equals the tighter set wins.
    private static (double Score, Spot[]? Core) Better((double Score, Spot[]? Core) best, Spot[] nearest, List<Spot> free)
    {
        for (var count = nearest.Length; count >= Fewest && count > best.Score; count--)
        {
            var core = nearest[..count];
            var (center, radius) = CardGrouping.Circle(core.Select(s => s.Box));
            var strangers = free.Count(s => center.DistanceTo(s.Center) < radius) - count;
            var score = count - (StrangersCost * strangers) - (radius * 1e-6);
            if (score > best.Score)
                best = (score, core);
        }

        return best;
    }

    private sealed record Spot(LabelledBox Box, int Place, int? Slot, Point2d Center)
    {
        public static Spot Of(LabelledBox box, int place, Deck deck) =>
            new(box, place, deck.SlotOf(box.Name), new Point2d(box.Box.CenterX, box.Box.CenterY));

        public double DistanceTo(Spot other) => Center.DistanceTo(other.Center);
    }
}
