using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Data.Checks.Labels;

/// <summary>
/// Finds boxes that the deck puts together: symbols of one card with few strangers among them. The surest set is taken
/// first, then the next from what is left. Unlike <see cref="CardGrouping"/> it changes no name and fetches nothing from
/// a neighbour, so that a neighbour's box never stands in for one that is missing.
/// </summary>
internal sealed class DeckCores(Deck deck)
{
    private const int Fewest = 4;
    private const double NegativesCost = 1.2;

    // How far from the centre, in radii, a card's further symbols may lie.
    private const double Reach = 1.5;

    /// <summary>Sets of places among the boxes, the surest first.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Find(IReadOnlyList<LabelledBox> boxes)
    {
        Spot[] all = [.. boxes.Select((box, i) => Spot.Of(box, i, deck))];
        var free = all.ToList();
        var cores = new List<Core>();
        while (Surest(free, all) is { Spots.Length: > 0 } core)
        {
            cores.Add(core);
            free.RemoveAll(core.Spots.Contains);
        }

        return [.. cores.Select(core => Grown(core, free, [.. cores.Where(c => c != core).SelectMany(c => c.Spots)]).Select(s => s.Place).ToArray())];
    }

    private Core? Surest(List<Spot> free, Spot[] all)
    {
        var best = (Core?)null;
        foreach (var card in deck.Cards)
        {
            Spot[] own = [.. free.Where(s => s.Slot is { } slot && card.Contains(slot))];
            if (own.Length < Fewest)
                continue;
            foreach (var anchor in own)
                best = Better(best, card, NearestOfEachSlot(own, anchor), all);
        }

        return best;
    }

    // Wrong names keep a core small. What the card lacks is fetched from nearby, where no other core lies between.
    private static Spot[] Grown(Core core, List<Spot> free, Spot[] others)
    {
        var (center, radius) = CardGrouping.Circle(core.Spots.Select(s => s.Box));
        var near = free.Where(s => s.Slot is { } slot && core.Card.Contains(slot) && core.Spots.All(c => c.Slot != slot))
            .GroupBy(s => s.Slot)
            .Select(same => same.MinBy(s => center.DistanceTo(s.Center))!)
            .Where(s => center.DistanceTo(s.Center) < Reach * radius);
        Spot[] grown = [.. core.Spots, .. near];
        var circle = CardGrouping.Circle(grown.Select(s => s.Box));
        return others.Any(s => circle.Center.DistanceTo(s.Center) < circle.Radius) ? core.Spots : grown;
    }

    private static Spot[] NearestOfEachSlot(Spot[] own, Spot anchor) =>
        [.. own.GroupBy(s => s.Slot).Select(g => g.MinBy(anchor.DistanceTo)!).OrderBy(anchor.DistanceTo)];

    // Symbols of the card count, strangers among them cost; of equals the tighter set wins.
    private static Core? Better(Core? best, IReadOnlyList<int> card, Spot[] nearest, Spot[] all)
    {
        for (var count = nearest.Length; count >= Fewest; count--)
        {
            var spots = nearest[..count];
            var (center, radius) = CardGrouping.Circle(spots.Select(s => s.Box));
            var negatives = all.Count(s => center.DistanceTo(s.Center) < radius) - count;
            var score = count - (NegativesCost * negatives) - (radius * 1e-6);
            if (score > (best?.Score ?? Fewest - 1.0))
                best = new Core(card, spots, score);
        }

        return best;
    }

    private sealed record Core(IReadOnlyList<int> Card, Spot[] Spots, double Score);

    private sealed record Spot(LabelledBox Box, int Place, int? Slot, Point2d Center)
    {
        public static Spot Of(LabelledBox box, int place, Deck deck) =>
            new(box, place, deck.SlotOf(box.Name), new Point2d(box.Box.CenterX, box.Box.CenterY));

        public double DistanceTo(Spot other) => Center.DistanceTo(other.Center);
    }
}
