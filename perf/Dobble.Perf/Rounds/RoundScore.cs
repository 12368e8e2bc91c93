using Dobble.Assistant.Replay;

namespace Dobble.Perf.Rounds;

/// <summary>How one way of deciding did in a game.</summary>
/// <param name="Right">Pairs that were decided right.</param>
/// <param name="Wrong">Answers that are true of no pair that lay there.</param>
/// <param name="Missed">Pairs that were there for a second and were not decided.</param>
/// <param name="Withdrawn">Answers that were taken back.</param>
/// <param name="Milliseconds">From the first frame in which both cards lie still in full sight to the frame that decided.</param>
internal sealed record RoundScore(int Right, int Wrong, int Missed, int Withdrawn, IReadOnlyList<int> Milliseconds)
{
    public static RoundScore Of(IReadOnlyList<TruePair> truth, IReadOnlyList<Answer> answers, int withdrawn)
    {
        var score = GameScore.Of(truth, answers);
        return new RoundScore(
            score.Right, score.Wrong, score.Missed, withdrawn, [.. score.Times.Select(time => (int)Math.Round(time.TotalMilliseconds))]);
    }

    public static RoundScore Sum(IReadOnlyCollection<RoundScore> scores) => new(
        scores.Sum(s => s.Right), scores.Sum(s => s.Wrong), scores.Sum(s => s.Missed), scores.Sum(s => s.Withdrawn),
        [.. scores.SelectMany(s => s.Milliseconds).Order()]);

    /// <summary>The time that a share of the answers took at most.</summary>
    public int Time(double share) => Milliseconds.Count == 0 ? 0 : Milliseconds[(int)Math.Ceiling(share * Milliseconds.Count) - 1];
}
