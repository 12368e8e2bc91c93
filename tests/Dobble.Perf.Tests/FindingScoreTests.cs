using Dobble.Data.Evaluation;
using Dobble.Perf.Finding;
using Dobble.Vision.Geometry;

namespace Dobble.Perf.Tests;

public sealed class FindingScoreTests
{
    private static readonly TrueCard Left = Card(40, 60);
    private static readonly TrueCard Right = Card(140, 160);

    public static TheoryData<string, int, int, Ellipse[]> Outlines => new()
    {
        { "one outline a card", 2, 0, [Circle(50, 30), Circle(150, 30)] },
        { "one outline around both is neither", 0, 1, [Circle(100, 90)] },
        { "an outline that misses a symbol", 1, 1, [Circle(50, 30), Circle(165, 20)] },
        { "the same card twice: the second is false", 1, 1, [Circle(50, 30), Circle(50, 25)] },
        { "nothing", 0, 0, [] },
    };

    [Theory]
    [MemberData(nameof(Outlines))]
    public void A_card_is_found_by_an_outline_of_all_its_symbols_and_no_others(string remark, int found, int wrong, Ellipse[] outlines)
    {
        var score = new FindingScore();
        score.Add([Left, Right], outlines, TimeSpan.FromMilliseconds(3));
        Assert.True((score.Found, score.False) == (found, wrong), $"{remark}: {score.Found} found, {score.False} false");
        Assert.Equal(2, score.Cards);
        Assert.Equal(3, score.Time.Median);
    }

    private static TrueCard Card(params int[] centers) =>
        new(null, [.. centers.Select(x => new TrueSymbol(0, new Box(x - 5, 45, x + 5, 55)))]);

    private static Ellipse Circle(double x, double radius) => new(x, 50, radius, radius, 0);
}
