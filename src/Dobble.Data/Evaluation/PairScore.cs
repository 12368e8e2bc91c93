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
    /// <summary>Judges all matches; those below the threshold count as silence.</summary>
    public static PairScore Of(GroundTruthMatching matching, double threshold)
    {
        var matches = matching.Reading.Matches.Select(match => Place(matching, match)).OfType<PlacedMatch>().ToArray();
        var answers = AllPairs(matching).Select(pair => Answer.To(pair, matches, matching, threshold)).ToArray();
        var strays = matches.Where(m => m.IsStray).Select(m => m.Match).ToArray();
        var spoken = strays.Where(m => m.Confidence >= threshold).ToArray();
        return new PairScore(
            answers.Length,
            answers.Count(a => a.IsRight),
            answers.Count(a => a.IsWrong),
            spoken.Length,
            [.. answers.SelectMany(a => a.Judged), .. strays.Select(m => new JudgedMatch(m.Confidence, false))],
            [.. answers.Select(a => a.Failure).OfType<Failure>(), .. spoken.Select(m => FailureMarks.StrayPair(matching, m))]);
    }

    private static IEnumerable<Pair> AllPairs(GroundTruthMatching matching) =>
        from first in Enumerable.Range(0, matching.Truth.Cards.Count)
        from second in Enumerable.Range(first + 1, matching.Truth.Cards.Count - first - 1)
        let slot = matching.SharedSlot(first, second)
        where slot is not null
        select new Pair(first, second, slot.Value);

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

    /// <summary>Two true cards and the slot that they share.</summary>
    private readonly record struct Pair(int First, int Second, int Slot);

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
            var (first, second, slot) = pair;
            var said = matches.Where(m => m.First == first && m.Second == second).Select(m => m.Match).ToArray();
            var right = said.Where(m => matching.IsRight(m, first, second, slot)).ToArray();
            var wrong = said.Except(right).Where(m => m.Confidence >= threshold).ToArray();
            var isRight = wrong.Length == 0 && right.Any(m => m.Confidence >= threshold);
            var failure = wrong is [var worst, ..] ? FailureMarks.WrongPair(matching, first, second, slot, worst)
                : isRight ? null
                : Silent(matching, first, second, slot);
            return new Answer(isRight, wrong.Length > 0, [.. said.Select(m => new JudgedMatch(m.Confidence, right.Contains(m)))], failure);
        }

        // A pair is silent for a missed card's sake too; the missed card is shown instead of each of its pairs.
        private static Failure? Silent(GroundTruthMatching matching, int first, int second, int slot) =>
            matching.FoundOf(first) is null || matching.FoundOf(second) is null
                ? null
                : FailureMarks.SilentPair(matching, first, second, slot);
    }
}
