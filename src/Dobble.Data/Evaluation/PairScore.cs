using Dobble.Vision.Matching;

namespace Dobble.Data.Evaluation;

/// <summary>How the pairs of an image's cards were answered.</summary>
/// <param name="Pairs">Pairs of known true cards.</param>
/// <param name="Right">Pairs whose shared symbol was named.</param>
/// <param name="Wrong">Pairs for which something else was named.</param>
/// <param name="Stray">Matches that are not between two true cards.</param>
/// <param name="Matches">Every match that could be judged, below the threshold too.</param>
/// <param name="Failures">What went wrong.</param>
internal sealed record PairScore(
    int Pairs, int Right, int Wrong, int Stray, IReadOnlyList<JudgedMatch> Matches, IReadOnlyList<Failure> Failures)
{
    /// <summary>Wrong answers, those included that are of no pair that is to be answered.</summary>
    public int AllWrong => Wrong + Stray;

    /// <summary>Judges all matches; those below the threshold count as silence.</summary>
    public static PairScore Of(GroundTruthMatching matching, double threshold)
    {
        var matches = matching.Reading.Matches.Select(match => Place(matching, match)).OfType<PlacedMatch>().ToArray();
        var all = AllPairs(matching).Select(pair => (pair.IsAsked, Answer: Answer.To(pair, matches, matching, threshold))).ToArray();
        var answers = all.Where(a => a.IsAsked).Select(a => a.Answer).ToArray();
        var unasked = all.Where(a => !a.IsAsked && a.Answer.IsWrong).Select(a => a.Answer).ToArray();
        var strays = matches.Where(m => m.IsStray).Select(m => m.Match).ToArray();
        var spoken = strays.Where(m => m.Confidence >= threshold).ToArray();
        return new PairScore(
            answers.Length,
            answers.Count(a => a.IsRight),
            answers.Count(a => a.IsWrong),
            spoken.Length + unasked.Length,
            [.. answers.SelectMany(a => a.Judged), .. strays.Select(m => new JudgedMatch(m.Confidence, false))],
            [.. answers.Concat(unasked).Select(a => a.Failure).OfType<Failure>(),
                .. spoken.Select(m => FailureMarks.StrayPair(matching, m))]);
    }

    private static IEnumerable<Pair> AllPairs(GroundTruthMatching matching) =>
        from first in Enumerable.Range(0, matching.Truth.Cards.Count)
        from second in Enumerable.Range(first + 1, matching.Truth.Cards.Count - first - 1)
        let slot = matching.SharedSlot(first, second)
        where slot is not null || matching.Truth.Cards[first].IsStranger != matching.Truth.Cards[second].IsStranger
        select new Pair(first, second, slot, !matching.Truth.Cards[first].IsHidden && !matching.Truth.Cards[second].IsHidden);

    // A match with a card that is not judged is not judged either.
    private static PlacedMatch? Place(GroundTruthMatching matching, Match match)
    {
        var (a, b) = (matching.IndexOf(match.FirstCard), matching.IndexOf(match.SecondCard));
        if (!matching.IsJudged(a) || !matching.IsJudged(b))
            return null;
        var (first, second) = (matching.ShownBy(a), matching.ShownBy(b));
        return first <= second
            ? new PlacedMatch(first, second, match)
            : new PlacedMatch(second, first, match with { FirstBox = match.SecondBox, SecondBox = match.FirstBox });
    }

    /// <summary>Two true cards, the slot that they share (null where they share nothing), and whether leaving them out is a miss.</summary>
    private readonly record struct Pair(int First, int Second, int? Slot, bool IsAsked);

    /// <summary>A match with the true cards that it speaks of, the first box being the first card's.</summary>
    private sealed record PlacedMatch(int? First, int? Second, Match Match)
    {
        public bool IsStray => First is null || Second is null || First == Second;
    }

    /// <summary>What was said of a pair. Two outlines on one card may say it twice; one wrong word makes it wrong.</summary>
    private sealed record Answer(bool IsRight, bool IsWrong, IReadOnlyList<JudgedMatch> Judged, Failure? Failure)
    {
        public static Answer To(Pair pair, PlacedMatch[] matches, GroundTruthMatching matching, double threshold)
        {
            if (pair.Slot is not { } slot)
                return ToStrangers(pair, matches, matching, threshold);
            var (first, second, _, _) = pair;
            var said = matches.Where(m => m.First == first && m.Second == second).Select(m => m.Match).ToArray();
            var right = said.Where(m => matching.IsRight(m, first, second, slot)).ToArray();
            var wrong = said.Except(right).Where(m => m.Confidence >= threshold).ToArray();
            var isRight = wrong.Length == 0 && right.Any(m => m.Confidence >= threshold);
            var failure = wrong is [var worst, ..] ? FailureMarks.WrongPair(matching, first, second, slot, worst)
                : isRight ? null
                : Silent(matching, first, second, slot);
            return new Answer(isRight, wrong.Length > 0, [.. said.Select(m => new JudgedMatch(m.Confidence, right.Contains(m)))], failure);
        }

        // The right answer is none, but where the card of another deck has the symbol too.
        private static Answer ToStrangers(
            Pair pair, PlacedMatch[] matches, GroundTruthMatching matching, double threshold)
        {
            var shared = matching.Truth.Cards[pair.First].Symbols.Select(s => s.Slot)
                .Intersect(matching.Truth.Cards[pair.Second].Symbols.Select(s => s.Slot)).ToArray();
            var named = matches.Where(m => m.First == pair.First && m.Second == pair.Second).Select(m => m.Match)
                .Where(m => m.Symbol is { } symbol && !shared.Contains(matching.Deck.Symbols[symbol].Slot)).ToArray();
            var wrong = named.FirstOrDefault(m => m.Confidence >= threshold);
            return new Answer(
                wrong is null, wrong is not null, [.. named.Select(m => new JudgedMatch(m.Confidence, false))],
                wrong is null ? null : FailureMarks.StrayPair(matching, wrong));
        }

        // A pair is silent for a missed card's sake too; the missed card is shown instead of each of its pairs.
        private static Failure? Silent(GroundTruthMatching matching, int first, int second, int slot) =>
            matching.FoundOf(first) is null || matching.FoundOf(second) is null
                ? null
                : FailureMarks.SilentPair(matching, first, second, slot);
    }
}
