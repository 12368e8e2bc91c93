using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Evaluation;

/// <summary>How the symbols of an image were read.</summary>
/// <param name="Found">Named symbols, for the average precision.</param>
/// <param name="Truth">True symbols, for the average precision.</param>
/// <param name="Confusions">Symbols of found cards that were read as others.</param>
/// <param name="Failures">What went wrong on found cards.</param>
internal sealed record SymbolScore(
    IReadOnlyList<ScoredBox> Found,
    IReadOnlyList<TrueBox> Truth,
    IReadOnlyList<Confusion> Confusions,
    IReadOnlyList<Failure> Failures)
{
    /// <summary>Judges all symbols.</summary>
    /// <param name="matching">Truth and reading.</param>
    /// <param name="overlap">Least overlap (IoU) for two boxes to be the same thing.</param>
    public static SymbolScore Of(GroundTruthMatching matching, float overlap)
    {
        var truth = matching.Truth.Cards.SelectMany(c => c.Symbols).Select(s => new TrueBox(s.Slot, s.Box)).ToArray();
        var found = Enumerable.Range(0, matching.Reading.Cards.Count)
            .Where(matching.IsJudged)
            .SelectMany(f => Named(matching, f))
            .Where(f => !IsInDoubt(f, matching.Truth.Ignored, truth, overlap))
            .ToArray();

        var confusions = new List<Confusion>();
        var failures = new List<Failure>();
        for (var t = 0; t < matching.Truth.Cards.Count; t++)
        {
            if (matching.FoundOf(t) is { } card)
                Compare(matching, t, card, overlap, confusions, failures);
        }

        return new SymbolScore(found, truth, confusions, failures);
    }

    // A symbol that is on the card but carries no label is neither right nor wrong.
    private static IEnumerable<ScoredBox> Named(GroundTruthMatching matching, int found)
    {
        int[] unlabelled = matching.TrueOf(found) is { } t ? [.. matching.Unlabelled(matching.Truth.Cards[t])] : [];
        foreach (var symbol in matching.Reading.Cards[found].Symbols)
        {
            if (symbol.Symbol is { } index && matching.Deck.Symbols[index].Slot is var slot && !unlabelled.Contains(slot))
                yield return new ScoredBox(slot, symbol.Box, symbol.Confidence);
        }
    }

    private static bool IsInDoubt(ScoredBox found, IReadOnlyList<Box> ignored, TrueBox[] truth, float overlap) =>
        ignored.Any(b => b.IoU(found.Box) >= overlap)
        && !truth.Any(t => t.Class == found.Class && t.Box.IoU(found.Box) >= overlap);

    private static void Compare(
        GroundTruthMatching matching, int trueCard, CardReading card, float overlap, List<Confusion> confusions, List<Failure> failures)
    {
        foreach (var symbol in matching.Truth.Cards[trueCard].Symbols)
        {
            var there = card.Symbols.Where(s => s.Box.IoU(symbol.Box) >= overlap).OrderByDescending(s => s.Box.IoU(symbol.Box)).ToArray();
            if (there.Any(s => s.Symbol is { } index && matching.Deck.Symbols[index].Slot == symbol.Slot))
                continue;
            if (there is [var read, ..])
            {
                confusions.Add(new Confusion(matching.SlotName(symbol.Slot), matching.SymbolName(read.Symbol)));
                failures.Add(FailureMarks.Misread(matching, trueCard, symbol, read));
            }
            else
            {
                failures.Add(FailureMarks.MissedBox(matching, trueCard, symbol));
            }
        }
    }
}
