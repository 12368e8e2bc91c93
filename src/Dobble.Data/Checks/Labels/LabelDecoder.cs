using Dobble.Vision.Decks;

namespace Dobble.Data.Checks.Labels;

/// <summary>
/// Explains the boxes of one card by maximum likelihood over the deck's cards. A card explains its boxes through every way
/// of giving some of them to its symbols, one to one: the name may be wrong, a symbol may have no box, a box may be extra or
/// a neighbour's. The sums over all assignments are exact, by dynamic programming over subsets of the card's symbols.
/// </summary>
internal sealed class LabelDecoder(Deck deck, LabelErrors errors)
{
    private readonly int _symbols = deck.Cards[0].Count;

    /// <summary>Which card it is, and what that says about each box; null where no card explains the boxes surely.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="unboxed">Probability that the network sees each of the deck's slots where no box is; null where no network
    /// looked.</param>
    public DecodedCard? Decode(IReadOnlyList<BoxClue> boxes, double[]? unboxed)
    {
        var sums = new double[deck.Cards.Count];
        for (var card = 0; card < sums.Length; card++)
            sums[card] = Total(Forward(boxes, card)[^1], Unassigned(card, unboxed));
        var none = boxes.Aggregate(1.0, (product, box) => product * (Extra(box) + Foreign(box)));
        var best = Array.IndexOf(sums, sums.Max());
        var probability = sums[best] / (sums.Sum() + none);
        return probability >= errors.SureCard ? Explain(boxes, best, probability, Unassigned(best, unboxed)) : null;
    }

    private DecodedCard Explain(IReadOnlyList<BoxClue> boxes, int card, double probability, double[] unassigned)
    {
        var slots = deck.Cards[card];
        var (forward, backward) = (Forward(boxes, card), Backward(boxes, card, unassigned));
        var total = Total(forward[^1], unassigned);
        var decodedBoxes = new DecodedBox[boxes.Count];
        for (var i = 0; i < boxes.Count; i++)
        {
            var shares = new double[_symbols];
            var kept = 0.0;
            for (var set = 0; set < 1 << _symbols; set++)
            {
                kept += forward[i][set] * backward[i + 1][set];
                for (var k = 0; k < _symbols; k++)
                {
                    if ((set & (1 << k)) == 0)
                        shares[k] += forward[i][set] * backward[i + 1][set | (1 << k)] * Weight(boxes[i], slots[k]) / total;
                }
            }

            decodedBoxes[i] = new DecodedBox(shares, kept * Extra(boxes[i]) / total);
        }

        return new DecodedCard(card, probability, decodedBoxes, Missing(forward[^1], unassigned, total));
    }

    private double[] Missing(double[] last, double[] unassigned, double total)
    {
        var missing = new double[_symbols];
        for (var set = 0; set < last.Length; set++)
        {
            for (var k = 0; k < _symbols; k++)
            {
                if ((set & (1 << k)) == 0)
                    missing[k] += last[set] * unassigned[set] / total;
            }
        }

        return missing;
    }

    // Row i: for each set of symbols, the sum over the ways in which the first i boxes use exactly that set.
    private double[][] Forward(IReadOnlyList<BoxClue> boxes, int card)
    {
        var rows = Rows(boxes.Count);
        rows[0][0] = 1;
        for (var i = 0; i < boxes.Count; i++)
            Step(rows[i], rows[i + 1], boxes[i], card, forward: true);
        return rows;
    }

    // Row i: for each set in use, the sum over what the boxes from i on may still do.
    private double[][] Backward(IReadOnlyList<BoxClue> boxes, int card, double[] unassigned)
    {
        var rows = Rows(boxes.Count);
        unassigned.CopyTo(rows[^1], 0);
        for (var i = boxes.Count - 1; i >= 0; i--)
            Step(rows[i + 1], rows[i], boxes[i], card, forward: false);
        return rows;
    }

    private void Step(double[] from, double[] to, BoxClue box, int card, bool forward)
    {
        var idle = Extra(box) + Foreign(box);
        for (var set = 0; set < from.Length; set++)
            to[set] = from[set] * idle;
        for (var k = 0; k < _symbols; k++)
        {
            var (bit, weight) = (1 << k, Weight(box, deck.Cards[card][k]));
            for (var set = 0; set < from.Length; set++)
            {
                if ((set & bit) != 0)
                    to[forward ? set : set ^ bit] += weight * from[forward ? set ^ bit : set];
            }
        }
    }

    private double[][] Rows(int boxes) => [.. Enumerable.Range(0, boxes + 1).Select(_ => new double[1 << _symbols])];

    private static double Total(double[] last, double[] unassigned) => last.Zip(unassigned, (sum, weight) => sum * weight).Sum();

    // For each set of symbols with a box, the weight of the others' having none.
    private double[] Unassigned(int card, double[]? unboxed)
    {
        var missing = deck.Cards[card].Select(slot => errors.Missing * SeenUnboxed(unboxed?[slot])).ToArray();
        return [.. Enumerable.Range(0, 1 << _symbols).Select(set => missing
            .Select((weight, k) => (set & (1 << k)) != 0 ? 1 - errors.Missing : weight)
            .Aggregate(1.0, (product, factor) => product * factor))];
    }

    private double SeenUnboxed(double? seen) => seen is { } s ? (s / errors.SeenElsewhere) + ((1 - s) * errors.NotSeenElsewhere) : 1;

    // The box is around the card's symbol of this slot.
    private double Weight(BoxClue box, int slot) =>
        (box.Slot == slot ? 1 - errors.WrongName : errors.WrongName / (deck.SlotCount - 1)) * Seen(box.Clue, slot);

    private double Extra(BoxClue box) => errors.Extra / deck.SlotCount
        * (box.Clue is { } clue ? 1 - clue.Presence + (clue.Presence * errors.SeenByChance) : 1);

    private double Foreign(BoxClue box) => (box.AtRim ? errors.ForeignAtRim : errors.ForeignInside) / deck.SlotCount
        * (box.Slot is { } slot ? Seen(box.Clue, slot) : errors.Misread);

    // How much likelier the network's detection is for a symbol of this slot than for any symbol.
    private double Seen(Clue? clue, int slot)
    {
        if (clue is null)
            return 1;
        var named = clue.Slots.Length == 0 ? 0 : ((1 - errors.Misread) * deck.SlotCount * clue.Slots[slot]) + errors.Misread;
        return ((1 - clue.Presence) * errors.Unseen) + (clue.Presence * named);
    }
}
