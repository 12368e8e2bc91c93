using Dobble.Assistant.Replay;

namespace Dobble.Assistant.Tests.Replay;

public sealed class GameScoreTests
{
    private static readonly TruePair First = Pair(3, 7, slot: 20, from: 1, to: 4);
    private static readonly TruePair Second = Pair(3, 9, slot: 21, from: 5, to: 9);

    [Fact]
    public void An_answer_is_right_while_its_pair_lies_there()
    {
        var score = Score([First, Second], Say(1.2, 3, 7, 20), Say(5.4, 9, 3, 21));
        Assert.Equal([Verdict.Right, Verdict.Right], score.Verdicts);
        Assert.Equal((2, 0, 0), (score.Right, score.Wrong, score.Missed));
        Assert.Equal(0.2, score.Time(0.5)!.Value.TotalSeconds, 6);
        Assert.Equal(0.4, score.Time(0.95)!.Value.TotalSeconds, 6);
    }

    [Theory]
    [InlineData(2, 3, 7, 21, "another symbol")]
    [InlineData(2, 3, 8, 20, "another card")]
    [InlineData(4.5, 3, 7, 20, "the pair is gone")]
    [InlineData(2, 3, null, 20, "a card that was not known")]
    public void Any_other_answer_is_wrong(double time, int first, int? second, int slot, string why)
    {
        Assert.NotEmpty(why);
        var score = Score([First], Say(time, first, second, slot));
        Assert.Equal([Verdict.Wrong], score.Verdicts);
        Assert.Equal((0, 1, 1), (score.Right, score.Wrong, score.Missed));
        Assert.Null(score.Time(0.5));
    }

    [Fact]
    public void A_pair_that_is_said_twice_counts_once()
    {
        var score = Score([First], Say(2, 3, 7, 20), Say(3, 3, 7, 20));
        Assert.Equal([Verdict.Right, Verdict.Again], score.Verdicts);
        Assert.Equal(1, score.Right);
    }

    [Fact]
    public void An_answer_while_the_hand_still_lets_go_took_no_time() =>
        Assert.Equal(TimeSpan.Zero, Score([First], Say(0.5, 3, 7, 20)).Time(0.5));

    [Fact]
    public void A_pair_that_was_there_for_a_moment_only_is_not_missed() =>
        Assert.Equal(0, Score([Pair(1, 2, slot: 3, from: 1, to: 1.5)]).Missed);

    private static GameScore Score(IReadOnlyList<TruePair> pairs, params Answer[] answers) => GameScore.Of(pairs, answers);

    private static TruePair Pair(int first, int second, int slot, double from, double to) =>
        new(first, second, slot, TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));

    private static Answer Say(double time, int first, int? second, int slot) =>
        new(TimeSpan.FromSeconds(time), first, second, slot, "symbol", 0.999);
}
