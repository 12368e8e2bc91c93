using Dobble.Assistant.Outputs.Review;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Tests.Outputs.Review;

public sealed class ReviewPolicyTests
{
    private readonly ReviewPolicy _policy = new();
    private double _time;

    [Fact]
    public void A_pair_that_stays_unsure_for_two_seconds_is_kept_once()
    {
        Assert.Empty(Show(DoubtfulTable.Unsure(1, 2), seconds: 1.9));
        Assert.Equal([DoubtKind.Unsure], Show(DoubtfulTable.Unsure(1, 2), seconds: 30));
    }

    [Fact]
    public void A_pair_that_becomes_sure_within_two_seconds_is_not_kept()
    {
        Assert.Empty(Show(DoubtfulTable.Unsure(1, 2), seconds: 1.9));
        Assert.Empty(Show(DoubtfulTable.Sure(1, 2), seconds: 5));
        Assert.Empty(Show(DoubtfulTable.Unsure(1, 2), seconds: 1.9));
    }

    [Fact]
    public void A_hand_over_a_card_is_no_doubt_but_does_not_end_one()
    {
        Assert.Empty(Show(DoubtfulTable.Unsure(1, 2), seconds: 1.5));
        Assert.Empty(Show(DoubtfulTable.Covered(1, 2), seconds: 10));
        Assert.Single(Show(DoubtfulTable.Unsure(1, 2), seconds: 1));
    }

    [Fact]
    public void An_answer_that_is_withdrawn_is_kept_at_once_and_that_pair_not_again()
    {
        Assert.Empty(Show(DoubtfulTable.Sure(1, 2), seconds: 3));
        Assert.Equal([DoubtKind.Withdrawn], Show(DoubtfulTable.Withdrawn(1, 2), seconds: 0.1));
        Assert.Empty(Show(DoubtfulTable.Unsure(1, 2), seconds: 10));
        Assert.Empty(Show(DoubtfulTable.Withdrawn(1, 2), seconds: 0.1));
    }

    [Fact]
    public void Another_pair_is_kept_but_some_seconds_later()
    {
        Assert.Single(Show(DoubtfulTable.Withdrawn(1, 2), seconds: 0.1));
        Assert.Empty(Show(DoubtfulTable.Unsure(1, 2, 3), seconds: ReviewPolicy.Apart.TotalSeconds - 0.3));
        Assert.Single(Show(DoubtfulTable.Unsure(1, 2, 3), seconds: 10));
    }

    [Fact]
    public void One_photo_serves_all_pairs_that_are_unsure_in_it() =>
        Assert.Single(Show(DoubtfulTable.Unsure(1, 2, 3, 4), seconds: 30));

    [Fact]
    public void Cards_that_left_count_no_longer_and_one_card_alone_is_no_doubt()
    {
        Assert.Empty(Show(DoubtfulTable.Unsure(1, 2), seconds: 1.5));
        Assert.Empty(Show(DoubtfulTable.Gone(1, 2), seconds: 0.1));
        Assert.Empty(Show(DoubtfulTable.Unsure(3), seconds: 10));
        Assert.Empty(Show(DoubtfulTable.Unsure(3, 4), seconds: 1.9));
    }

    [Fact]
    public void A_pause_of_the_reading_is_no_doubt()
    {
        Assert.Empty(Show(DoubtfulTable.Unsure(1, 2), seconds: 0.5));
        _time += 60;
        Assert.Empty(Show(DoubtfulTable.Unsure(1, 2), seconds: 0.5));
    }

    /// <summary>Shows a table for a time, at ten frames a second.</summary>
    private List<DoubtKind> Show(TableUpdate table, double seconds)
    {
        var kept = new List<DoubtKind>();
        for (var i = 0; i < Math.Round(seconds * 10); i++)
        {
            if (_policy.Judge(table, TimeSpan.FromSeconds(_time)) is { } kind)
                kept.Add(kind);
            _time += 0.1;
        }

        return kept;
    }
}
