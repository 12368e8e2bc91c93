using Dobble.Vision.Matching;

namespace Dobble.Training.Evaluation;

/// <summary>How the pairs of a picture's cards were answered.</summary>
/// <param name="Pairs">Pairs of known true cards.</param>
/// <param name="Right">Pairs whose shared symbol was named.</param>
/// <param name="Wrong">Pairs for which something else was named.</param>
/// <param name="Stray">Matches with something that is no true card.</param>
/// <param name="Matches">Every match that could be judged, below the threshold too.</param>
/// <param name="Failures">What went wrong.</param>
internal sealed record PairScore(
    int Pairs, int Right, int Wrong, int Stray, IReadOnlyList<JudgedMatch> Matches, IReadOnlyList<Failure> Failures)
{
    /// <summary>Judges all matches; those below the threshold count as silence.</summary>
    public static PairScore Of(Judgement judgement, double threshold)
    {
        var matches = ByPair(judgement);
        var (pairs, right, wrong) = (0, 0, 0);
        var judged = new List<JudgedMatch>();
        var failures = new List<Failure>();
        for (var i = 0; i < judgement.Truth.Cards.Count; i++)
        {
            for (var j = i + 1; j < judgement.Truth.Cards.Count; j++)
            {
                if (judgement.SharedSlot(i, j) is not { } slot)
                    continue;
                pairs++;
                var match = matches.GetValueOrDefault((i, j));
                var isRight = match is not null && judgement.IsRight(match, i, j, slot);
                if (match is not null)
                    judged.Add(new JudgedMatch(match.Confidence, isRight));
                if (match?.Confidence >= threshold)
                    (right, wrong) = isRight ? (right + 1, wrong) : (right, wrong + 1);
                else
                    match = null;
                if (Failed(judgement, i, j, slot, match, isRight) is { } failure)
                    failures.Add(failure);
            }
        }

        var strays = Strays(judgement).ToArray();
        judged.AddRange(strays.Select(m => new JudgedMatch(m.Confidence, false)));
        var spoken = strays.Where(m => m.Confidence >= threshold).ToArray();
        failures.AddRange(spoken.Select(m => FailureMarks.StrayPair(judgement, m)));
        return new PairScore(pairs, right, wrong, spoken.Length, judged, failures);
    }

    private static Failure? Failed(Judgement judgement, int first, int second, int slot, Match? match, bool isRight)
    {
        if (match is not null)
            return isRight ? null : FailureMarks.WrongPair(judgement, first, second, slot, match);
        // A pair is silent for a missed card's sake too; the missed card is shown instead of each of its pairs.
        return judgement.FoundOf(first) is null || judgement.FoundOf(second) is null
            ? null
            : FailureMarks.SilentPair(judgement, first, second, slot);
    }

    /// <summary>The matches between true cards, the first box belonging to the first card.</summary>
    private static Dictionary<(int First, int Second), Match> ByPair(Judgement judgement)
    {
        var pairs = new Dictionary<(int, int), Match>();
        foreach (var match in judgement.Reading.Matches)
        {
            if (judgement.TrueOf(judgement.IndexOf(match.FirstCard)) is not { } first
                || judgement.TrueOf(judgement.IndexOf(match.SecondCard)) is not { } second)
                continue;
            if (first < second)
                pairs[(first, second)] = match;
            else
                pairs[(second, first)] = match with { FirstBox = match.SecondBox, SecondBox = match.FirstBox };
        }

        return pairs;
    }

    private static IEnumerable<Match> Strays(Judgement judgement) => judgement.Reading.Matches.Where(match =>
    {
        var (first, second) = (judgement.IndexOf(match.FirstCard), judgement.IndexOf(match.SecondCard));
        return judgement.IsJudged(first) && judgement.IsJudged(second)
            && (judgement.TrueOf(first) is null || judgement.TrueOf(second) is null);
    });
}
