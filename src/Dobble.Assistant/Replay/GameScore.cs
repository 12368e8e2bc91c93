namespace Dobble.Assistant.Replay;

/// <summary>Holds answers against the truth of a recording.</summary>
internal sealed class GameScore
{
    /// <summary>An answer may come so long after its pair was last there: it was decided on a frame just before.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(0.3);

    /// <summary>A pair may be seen so long before the truth counts it as there: cards are known before a hand lets go of them.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1.5);

    /// <summary>A pair that is there for a shorter time is not missed: nobody could have answered.</summary>
    private static readonly TimeSpan MinTime = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<TruePair> _pairs;
    private readonly Answer?[] _answered;

    private GameScore(IReadOnlyList<TruePair> pairs) => (_pairs, _answered) = (pairs, new Answer?[pairs.Count]);

    /// <summary>The verdict on each answer, in their order.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; private set; } = [];

    public int Right => _answered.Count(answer => answer is not null);

    public int Wrong => Verdicts.Count(verdict => verdict == Verdict.Wrong);

    /// <summary>Pairs that were there for a second at least and were never answered.</summary>
    public int Missed => Enumerable.Range(0, _pairs.Count).Count(i => _answered[i] is null && _pairs[i].To - _pairs[i].From >= MinTime);

    /// <summary>Pairs that could have been answered.</summary>
    public int Pairs => Right + Missed;

    /// <summary>
    /// From when a pair could first be seen until it was said, for every pair that was answered right, ascending; 0 where it was said
    /// sooner.
    /// </summary>
    public IReadOnlyList<TimeSpan> Times { get; private set; } = [];

    public static GameScore Of(IReadOnlyList<TruePair> pairs, IReadOnlyList<Answer> answers)
    {
        var score = new GameScore(pairs);
        score.Verdicts = [.. answers.Select(score.Judge)];
        score.Times =
        [
            .. Enumerable.Range(0, pairs.Count).Where(i => score._answered[i] is not null)
                .Select(i => score._answered[i]!.Time - pairs[i].From).Select(t => t > TimeSpan.Zero ? t : TimeSpan.Zero).Order(),
        ];
        return score;
    }

    /// <summary>The time that a share of the answered pairs took at most, such as 0.5 for the median; null without any.</summary>
    public TimeSpan? Time(double share) => Times.Count == 0 ? null : Times[(int)Math.Ceiling(share * Times.Count) - 1];

    private Verdict Judge(Answer answer)
    {
        for (var i = 0; i < _pairs.Count; i++)
        {
            var pair = _pairs[i];
            if (!pair.Is(answer) || answer.Slot != pair.Slot || answer.Time < pair.From - Early || answer.Time > pair.To + Late)
                continue;
            if (_answered[i] is not null)
                return Verdict.Again;
            _answered[i] = answer;
            return Verdict.Right;
        }

        return Verdict.Wrong;
    }
}
