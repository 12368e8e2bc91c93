using System.Numerics.Tensors;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Matching;

/// <summary>
/// Names the symbol that each two cards share: from the decoded cards where the deck is known, else from the pair of
/// detections that look most alike, since exactly one symbol is shared.
/// </summary>
public sealed class Matcher
{
    /// <summary>
    /// Cosine that some pair of two cards has beside the most alike one, of which fewer than one in twenty lack it: where few symbols were
    /// seen, there is no more to be learnt from the lead.
    /// </summary>
    private const double UsualNext = 0.75;

    /// <summary>Overlap (IoU) from which what is read on two cards that lie on each other is one symbol, of the upper one.</summary>
    private const float SameSymbol = 0.3f;

    private readonly Deck _deck;
    private readonly MatcherOptions _options;
    private readonly EditionEvidence _editions;

    /// <summary>Makes a matcher.</summary>
    /// <param name="deck">The deck that cards were decoded to.</param>
    /// <param name="options">How sure it may be; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Matcher(Deck deck, MatcherOptions? options = null)
    {
        (_deck, _options, _editions) = (deck, options ?? new MatcherOptions(), new EditionEvidence(deck));
        if (_options is not { Temperature: > 0, PairScale: > 0, CloseScale: > 0, MaxConfidence: > 0 and < 1 }
            or not { PairUnknown: >= -1 and <= 1, CloseUnknown: >= -1 and <= 1, CloseLead: >= 0 })
            throw new ArgumentOutOfRangeException(nameof(options), "the matcher's options are out of range");
    }

    /// <summary>The match of every pair of cards, the unsure ones too; none for two detections of the same physical card.</summary>
    public IReadOnlyList<Match> MatchAll(IReadOnlyList<CardReading> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var matches = new List<Match>();
        var likely = _editions.Weights(cards);
        for (var i = 0; i < cards.Count; i++)
        {
            for (var j = i + 1; j < cards.Count; j++)
            {
                if (Find(cards[i], cards[j], likely) is { } match)
                    matches.Add(match);
            }
        }

        return matches;
    }

    private Match? Find(CardReading first, CardReading second, double[] likely)
    {
        if (SameCard(first.Posterior, second.Posterior) > 0.5)
            return null;
        var bySlot = SharedSlots(first.Posterior, second.Posterior);
        var foreign = 1 - ((1 - first.Posterior.None) * (1 - second.Posterior.None));
        var pair = AlikePair(first, second);
        if (pair is { } alike && alike.Slot is { } agreed)
            bySlot[agreed] += foreign * alike.Probability;

        var slot = Array.IndexOf(bySlot, bySlot.Max());
        var unnamed = pair is { Slot: null } ? foreign * pair.Value.Probability : 0;
        if (unnamed > bySlot[slot])
        {
            return new Match(
                first.Id, second.Id, null, Calibrated(unnamed), first.Symbols[pair!.Value.First].Box,
                second.Symbols[pair.Value.Second].Box);
        }

        if (bySlot[slot] <= 0)
            return null;
        var symbol = Variant(slot, first, second, likely);
        return new Match(first.Id, second.Id, symbol, Calibrated(bySlot[slot]), BoxOf(slot, first), BoxOf(slot, second));
    }

    /// <summary>Probability that both are detections of one card: a deck has each card once.</summary>
    private static double SameCard(CardPosterior first, CardPosterior second) =>
        TensorPrimitives.Dot<double>(first.Cards, second.Cards);

    /// <summary>
    /// Probability that each slot is the shared one, by the decoded cards; what is missing to 1 is foreign or the same card twice.
    /// </summary>
    internal double[] SharedSlots(CardPosterior first, CardPosterior second)
    {
        const double Negligible = 1e-9;
        var slots = new double[_deck.SlotCount];
        for (var a = 0; a < first.Cards.Length; a++)
        {
            if (first.Cards[a] < Negligible)
                continue;
            for (var b = 0; b < second.Cards.Length; b++)
            {
                if (a != b)
                    slots[_deck.SharedSlot(a, b)] += first.Cards[a] * second.Cards[b];
            }
        }

        return slots;
    }

    /// <summary>
    /// The two detections that are most probably of the same symbol, which exactly one pair is. Its slot is given where both together
    /// are surely of one.
    /// </summary>
    private (int First, int Second, int? Slot, double Probability)? AlikePair(CardReading first, CardReading second)
    {
        if (first.Symbols.Count == 0 || second.Symbols.Count == 0)
            return null;
        if (first.CloseUps is { } near && second.CloseUps is { } far)
            return AlikeCloseUps(first, near, second, far);
        var (bestFirst, bestSecond, best) = (0, 0, 0.0);
        // "No pair was seen" competes with the pairs.
        var total = Math.Exp(_options.PairScale * (_options.PairUnknown - 1));
        for (var i = 0; i < first.Symbols.Count; i++)
        {
            for (var j = 0; j < second.Symbols.Count; j++)
            {
                if (IsOneSymbol(first.Symbols[i].Box, second.Symbols[j].Box))
                    continue;
                var (a, b) = (first.Symbols[i].Detection, second.Symbols[j].Detection);
                var cosine = TensorPrimitives.Dot<float>(a.Embedding, b.Embedding);
                var weight = a.Presence * b.Presence * Math.Exp(_options.PairScale * (cosine - 1));
                total += weight;
                if (weight > best)
                    (bestFirst, bestSecond, best) = (i, j, weight);
            }
        }

        return (bestFirst, bestSecond, NameOf(first.Symbols[bestFirst], second.Symbols[bestSecond]), best / total);
    }

    /// <summary>The pair of close-ups that are most alike: the surer, the more alike they are, and the less so the next pair is.</summary>
    private (int First, int Second, int? Slot, double Probability) AlikeCloseUps(
        CardReading first, IReadOnlyList<float[]> near, CardReading second, IReadOnlyList<float[]> far)
    {
        var (bestFirst, bestSecond, best, highest, next) = (0, 0, double.NegativeInfinity, 0.0, UsualNext);
        for (var i = 0; i < near.Count; i++)
        {
            for (var j = 0; j < far.Count; j++)
            {
                if (IsOneSymbol(first.Symbols[i].Box, second.Symbols[j].Box))
                    continue;
                var cosine = (double)TensorPrimitives.Dot<float>(near[i], far[j]);
                // What may be no symbol gives way to what is as much alike and surely one.
                var weight = (_options.CloseScale * cosine)
                    + Math.Log(first.Symbols[i].Detection.Presence * second.Symbols[j].Detection.Presence);
                if (weight > best)
                    (bestFirst, bestSecond, best, highest, next) = (i, j, weight, cosine, Math.Max(next, highest));
                else
                    next = Math.Max(next, cosine);
            }
        }

        var odds = (_options.CloseScale * (highest - _options.CloseUnknown)) + (_options.CloseLead * (highest - next));
        return (bestFirst, bestSecond, NameOf(first.Symbols[bestFirst], second.Symbols[bestSecond]), 1 / (1 + Math.Exp(-odds)));
    }

    /// <summary>Whether two cards that lie on each other are both read where one symbol is: it is not what they share.</summary>
    internal static bool IsOneSymbol(Box one, Box other) => one.IoU(other) > SameSymbol;

    /// <summary>
    /// The slot that two looks at one symbol surely show, by their looks alone: the decoded cards may be those of another deck.
    /// </summary>
    private int? NameOf(SymbolReading one, SymbolReading other) => SlotOf(one.Evidence.NameWith(other.Evidence));

    private int? SlotOf(int? symbol) => symbol is { } index ? _deck.Symbols[index].Slot : null;

    /// <summary>The variant of a slot that the two cards show, all cards in sight telling which edition they are of.</summary>
    private int Variant(int slot, CardReading first, CardReading second, double[] likely) => _deck.Symbols
        .Where(s => s.Slot == slot)
        .MaxBy(s => likely[s.Index] * first.Symbols.Concat(second.Symbols)
            .Sum(r => r.Detection.Presence * r.Evidence.Symbols[s.Index]))!.Index;

    private Box? BoxOf(int slot, CardReading card)
    {
        double Shown(SymbolReading reading) =>
            reading.Detection.Presence * _deck.Symbols.Where(s => s.Slot == slot).Sum(s => reading.Evidence.Symbols[s.Index]);
        // A detection that the decoded card renamed to the slot is it, however unsure its appearance alone was.
        var best = card.Symbols.MaxBy(r => Shown(r) + (SlotOf(r.Symbol) == slot ? r.Confidence : 0));
        return best is not null && (Shown(best) >= _options.MinShown || SlotOf(best.Symbol) == slot) ? best.Box : null;
    }

    private double Calibrated(double probability)
    {
        var p = Math.Clamp(probability, 1e-9, 1 - 1e-9);
        var odds = Math.Pow(p / (1 - p), 1 / _options.Temperature);
        return Math.Min(_options.MaxConfidence, odds / (1 + odds));
    }
}
