using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Data.Checks.Labels;

/// <summary>
/// The check that only this game can have: a photo's boxes are grouped into cards, each card is decoded with the deck, and
/// every label that contradicts its card is reported. What cannot be decided is not reported.
/// </summary>
internal sealed class DeckCheck(Deck deck, string[] names, ModelOracle? oracle, LabelErrors errors)
{
    // Beyond this share of a card's radius a box may belong to a neighbour.
    private const double Rim = 0.8;

    private readonly LabelDecoder _decoder = new(deck, errors);
    private readonly BoxGroups _groups = new(deck, oracle);
    private readonly MissingBoxes _missing = new(deck, names, oracle, errors);

    /// <summary>Checks one photo's labels.</summary>
    /// <param name="photo">The labels.</param>
    /// <param name="image">The photo, BGR in the pixels of its file, for the networks; null where it cannot be read.</param>
    public IReadOnlyList<LabelFinding> Check(LabelledPhoto photo, Mat? image)
    {
        if (oracle is null)
            image = null;
        var doubles = Doubles(photo.Boxes);
        var findings = doubles.Select(i => Finding(photo, i, LabelError.ExtraBox, null, 1, photo.Boxes[i].Box)).ToList();
        var cards = image is null ? [] : oracle!.Cards(image);
        var places = Enumerable.Range(0, photo.Boxes.Count).Except(doubles).Where(i => photo.CanShow(photo.Boxes[i].Box)).ToArray();
        var groups = _groups.Find([.. places.Select(i => photo.Boxes[i])], image, cards)
            .Select(group => group with { Boxes = [.. group.Boxes.Select(i => places[i])] }).ToArray();
        foreach (var group in groups)
        {
            if (_decoder.Decode([.. group.Boxes.Select(i => Clue(photo.Boxes[i], group))], _missing.Unboxed(group.Reading, photo)) is not
                { } decoded)
                continue;
            findings.AddRange(Judge(photo, group, decoded));
            findings.AddRange(_missing.Find(photo, group, decoded, groups));
        }

        if (image is not null)
            findings.AddRange(OnNoCard(photo, image, cards, [.. places.Except(groups.SelectMany(g => g.Boxes))]));
        return [.. findings.OrderBy(f => f.Index ?? int.MaxValue)];
    }

    // The same name twice around the same thing: the later one is the accident.
    private static int[] Doubles(IReadOnlyList<LabelledBox> boxes)
    {
        const float SameBox = 0.7f;
        return [.. Enumerable.Range(0, boxes.Count)
            .Where(i => boxes.Take(i).Any(b => b.Name == boxes[i].Name && b.Box.IoU(boxes[i].Box) > SameBox))];
    }

    private BoxClue Clue(LabelledBox label, BoxGroup group) => new(
        deck.SlotOf(label.Name),
        group.Outline.NormalizedDistance(label.Box.CenterX, label.Box.CenterY) > Rim,
        group.Reading is { } reading ? oracle!.Clue(reading, label.Box) : null);

    private IEnumerable<LabelFinding> Judge(LabelledPhoto photo, BoxGroup group, DecodedCard decoded)
    {
        var slots = deck.Cards[decoded.Card];
        for (var b = 0; b < group.Boxes.Count; b++)
        {
            var (place, box) = (group.Boxes[b], decoded.Boxes[b]);
            var own = slots.ToList().IndexOf(deck.SlotOf(photo.Boxes[place].Name) ?? -1);
            var wrong = box.Symbols.Where((_, k) => k != own).Sum();
            if (box.Extra >= errors.Sure)
                yield return Finding(photo, place, LabelError.ExtraBox, null, box.Extra, group.Outline.Bounds);
            else if (wrong >= errors.Sure)
                yield return Finding(photo, place, LabelError.WrongName, Name(box, slots), wrong, group.Outline.Bounds);
        }
    }

    private string? Name(DecodedBox box, IReadOnlyList<int> slots)
    {
        var best = Array.IndexOf(box.Symbols, box.Symbols.Max());
        return box.Symbols[best] >= errors.Sure ? names[slots[best]] : null;
    }

    // A box away from every card is reported only where the networks find no card and see no such symbol.
    private IEnumerable<LabelFinding> OnNoCard(LabelledPhoto photo, Mat image, IReadOnlyList<CardReading> cards, int[] places)
    {
        foreach (var i in places)
        {
            var (name, box) = photo.Boxes[i];
            if (cards.Any(c => c.Outline.Contains(box.CenterX, box.CenterY)))
                continue;
            var seen = oracle!.Sees(image, box, deck.SlotOf(name));
            if (seen <= 1 - errors.Sure)
                yield return Finding(photo, i, LabelError.ExtraBox, null, 1 - seen, box);
        }
    }

    private static LabelFinding Finding(LabelledPhoto photo, int place, LabelError error, string? should, double probability, Box region) =>
        new(photo, error, photo.Boxes[place].Box, photo.Boxes[place].Name, should)
        { Index = place, Probability = probability, Region = region };
}
