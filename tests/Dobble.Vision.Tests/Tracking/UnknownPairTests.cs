using Dobble.Vision.Tracking;
using static Dobble.Vision.Tests.Tracking.Scripted;

namespace Dobble.Vision.Tests.Tracking;

/// <summary>Pairs of cards of no known deck, over frames.</summary>
public sealed class UnknownPairTests
{
    [Fact]
    public void Two_cards_of_an_unknown_deck_that_share_a_look_are_decided_without_a_name()
    {
        var film = new Film().Show(2, Negative(100, 100, 1, 2, 3, 4, 5, 6), Negative(400, 100, 11, 12, 3, 14, 15, 16));

        Assert.Null(Assert.Single(film.Decided).Match.Symbol);
    }

    // Two looks along one axis are sure at 0.99966.
    [Theory]
    [InlineData(0.9999, 0)]
    [InlineData(0.9998, 1)]
    public void What_has_no_name_is_ringed_where_it_is_not_quite_as_sure_as_a_name_must_be(double threshold, int decided)
    {
        var film = new Film(options: new TrackerOptions { Threshold = threshold });

        film.Show(2, Negative(100, 100, 1, 2, 3, 4, 5, 6), Negative(400, 100, 11, 12, 3, 14, 15, 16));

        Assert.Equal(decided, film.Decided.Count);
    }

    [Fact]
    public void A_pair_of_unknown_cards_whose_symbol_is_covered_stays_what_was_seen_openly()
    {
        var film = new Film().Show(1, Negative(100, 100, 1, 2, 3, 4, 5, 6), Negative(400, 100, 11, 12, 3, 14, 15, 16));

        film.Show(2, Negative(100, 100, 1, 2, 4, 5, 6), Negative(400, 100, 11, 12, 3, 14, 15, 16, 1));

        Assert.Single(film.Decided);
        Assert.Empty(film.Withdrawn);
        Assert.Null(Assert.Single(film.Last.Pairs).Match.FirstBox);
        Assert.NotNull(Assert.Single(film.Last.Pairs).Match.SecondBox);
    }

    [Fact]
    public void An_unknown_card_that_is_exchanged_for_another_makes_another_pair()
    {
        var film = new Film().Show(1, Negative(100, 100, 1, 2, 3, 4, 5, 6), Negative(400, 100, 11, 12, 3, 14, 15, 16));

        film.Show(1, Negative(100, 100, 21, 22, 23, 24, 25, 16), Negative(400, 100, 11, 12, 3, 14, 15, 16));

        Assert.Equal(2, film.Decided.Count);
        Assert.Single(film.Withdrawn);
    }
}
