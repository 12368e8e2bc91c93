using Dobble.Data.Checks;
using Dobble.Data.Checks.Models;
using Dobble.Scenes.Corruptions;
using static Dobble.Data.Tests.Checks.Models.HandMadeReadings;

namespace Dobble.Data.Tests.Checks.Models;

public sealed class SegmentChecksTests
{
    [Fact]
    public void The_weak_segment_is_named()
    {
        // Light falls from 200 to 10, and the darkest ten cards are not known; size rises and falls, and says nothing.
        var cards = Enumerable.Range(0, 40).Select(i => new ReadCard(50 + (i % 7), 200 - (i * 190 / 39.0), 1 + (i % 5), 0.9, i < 30, 8, 8))
            .ToArray();
        var result = SegmentChecks.Weak(Readings([Photo(cards: cards)]));
        Assert.Equal(CheckStatus.Fail, result.Status);
        Assert.Contains("cards that are dark, 0.0 % known, of all 75.0 %", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_cards_are_not_divided() =>
        Assert.Equal(CheckStatus.Skipped, SegmentChecks.Weak(Readings([Photo(cards: new ReadCard(50, 100, 1, 0.9, true, 8, 8))])).Status);

    [Theory]
    [InlineData(100, 0, nameof(CheckStatus.Pass))]
    [InlineData(90, 0, nameof(CheckStatus.Warn))]
    [InlineData(99, 1, nameof(CheckStatus.Warn))] // a wrong answer under a corruption
    [InlineData(70, 0, nameof(CheckStatus.Fail))]
    public void What_a_mild_fault_costs_is_what_counts(int right, int wrong, string expected)
    {
        var readings = Readings(Hundred()) with
        { Corrupted = [(GradedCorruptions.All[0], Hundred(right, wrong)), (GradedCorruptions.All[2], Hundred(5))] };
        var result = SegmentChecks.Robustness(readings);
        Assert.Equal(expected, result.Status.ToString());
        Assert.Equal((3, 2), (result.Rows.Count, result.Plots.Count));
    }

    [Fact]
    public void Single_cards_cannot_be_asked_for_pairs() =>
        Assert.Equal(CheckStatus.Skipped, SegmentChecks.Robustness(Readings([Photo(pairs: 0)])).Status);
}
