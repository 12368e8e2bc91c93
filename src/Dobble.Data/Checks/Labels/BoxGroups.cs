using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Data.Checks.Labels;

/// <summary>
/// Groups a photo's boxes into cards: by the deck, and by what the networks find where there are any. Each box goes to the
/// card in whose outline it lies deepest.
/// </summary>
internal sealed class BoxGroups(Deck deck, ModelOracle? oracle)
{
    private const int MinInOutline = 3;
    private const double ShareInOutline = 0.7;

    private const double NegativeCost = 1.2;

    // How far from a core's centre, in its radii, a card's further symbols may lie.
    private const double Reach = 1.5;
    private readonly CardCores _cores = new(deck, NegativeCost);

    /// <summary>The groups; boxes that lie on no card are in none.</summary>
    /// <param name="boxes">The photo's boxes.</param>
    /// <param name="image">The photo; null where only the deck is asked.</param>
    /// <param name="found">The cards that the networks found in it.</param>
    public IReadOnlyList<BoxGroup> Find(IReadOnlyList<LabelledBox> boxes, Mat? image, IReadOnlyList<CardReading> found)
    {
        var places = new List<(Ellipse Outline, CardReading? Reading)>();
        var left = found.ToList();
        foreach (var own in Cores(boxes))
        {
            var reading = left.Where(card => Share(own, card.Outline) >= ShareInOutline).MaxBy(card => Share(own, card.Outline));
            if (reading is not null)
                left.Remove(reading);
            else if (image is not null)
                reading = oracle?.At(image, BoxGroup.Around(own));
            places.Add(
                (reading is not null && Share(own, reading.Outline) >= ShareInOutline ? reading.Outline : BoxGroup.Around(own), reading));
        }

        places.AddRange(left.Select(card => (card.Outline, (CardReading?)card)));
        var owners = boxes.Select(box => Owner(box.Box, places)).ToArray();
        return [.. places
            .Select((place, p) =>
                new BoxGroup(place.Outline, place.Reading, [.. Enumerable.Range(0, boxes.Count).Where(i => owners[i] == p)]))
            .Where(group => group.Boxes.Count >= MinInOutline)];
    }

    // The surest set is taken first, then the next from what is left. Each is completed only where no other lies between. No name is
    // corrected and nothing is fetched from a neighbour, so that a neighbour's box never stands in for one that is missing.
    private IEnumerable<LabelledBox[]> Cores(IReadOnlyList<LabelledBox> boxes)
    {
        var all = _cores.Spots(boxes);
        var free = all.ToList();
        var cores = new List<CardCore>();
        while (_cores.Surest(free, all) is { } core)
        {
            cores.Add(core);
            free.RemoveAll(core.Spots.Contains);
        }

        return cores.Select(core => Grown(core, free, cores.Where(c => c != core).SelectMany(c => c.Spots)).Select(s => s.Box).ToArray());
    }

    private IReadOnlyList<Spot> Grown(CardCore core, List<Spot> free, IEnumerable<Spot> others)
    {
        Spot[] grown = [.. core.Spots, .. _cores.Lacking(core, free, Reach)];
        var (center, radius) = CardCores.Circle(grown.Select(s => s.Box));
        return others.Any(s => center.DistanceTo(s.Center) < radius) ? core.Spots : grown;
    }

    private static double Share(LabelledBox[] boxes, Ellipse outline) =>
        boxes.Count(b => outline.Contains(b.Box.CenterX, b.Box.CenterY)) / (double)boxes.Length;

    private static int? Owner(Box box, List<(Ellipse Outline, CardReading? Reading)> places)
    {
        var best = (Distance: 1.0, Place: (int?)null);
        for (var p = 0; p < places.Count; p++)
        {
            var distance = places[p].Outline.NormalizedDistance(box.CenterX, box.CenterY);
            if (distance < best.Distance)
                best = (distance, p);
        }

        return best.Place;
    }
}
