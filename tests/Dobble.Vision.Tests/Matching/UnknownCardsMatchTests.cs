using Dobble.Vision.Decks;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Decks;
using static Dobble.Vision.Tests.Matching.ReadCards;

namespace Dobble.Vision.Tests.Matching;

/// <summary>Cards that are of no known deck are matched by what looks alike.</summary>
public sealed class UnknownCardsMatchTests
{
    private static readonly Deck Deck = Shipped.Classic;
    private readonly Matcher _matcher = new(Deck);

    [Fact]
    public void Cards_of_an_unknown_deck_match_in_the_detections_most_alike()
    {
        var (first, second) = (Negative(1, [0, 1, 2, 3]), Negative(2, [4, 5, 2, 6]));

        var match = Assert.Single(_matcher.MatchAll([first, second]));

        Assert.Null(match.Symbol);
        Assert.Equal(first.Symbols[2].Box, match.FirstBox);
        Assert.Equal(second.Symbols[2].Box, match.SecondBox);
        Assert.True(match.Confidence > 0.95);
    }

    [Fact]
    public void Cards_of_an_unknown_deck_without_two_detections_alike_are_unsure()
    {
        var match = Assert.Single(_matcher.MatchAll([Negative(1, [0, 1, 2, 3]), Negative(2, [4, 5, 6, 7])]));

        Assert.True(match.Confidence < 0.5);
    }

    [Fact]
    public void Two_detections_that_look_the_same_are_as_sure_as_a_softmax_against_none_makes_them()
    {
        var match = Assert.Single(_matcher.MatchAll([Negative(1, [0, 1, 2, 3, 4, 5]), Negative(2, [0, 11, 12, 13, 14, 15])]));

        Assert.Equal(1 / (1 + Math.Exp(20 * (0.6 - 1))), match.Confidence, 0.002);
    }

    [Fact]
    public void Of_two_pairs_that_look_the_same_the_one_that_is_surely_there_is_taken()
    {
        var (first, second) = (Negative(1, [0, 1, 2]), Negative(2, [1, 0, 3]));

        var match = Assert.Single(_matcher.MatchAll([Faint(first, 0), second]));

        Assert.Equal(first.Symbols[1].Box, match.FirstBox);
        Assert.Equal(second.Symbols[0].Box, match.SecondBox);
    }

    [Fact]
    public void Close_looks_decide_where_both_cards_had_one()
    {
        var (first, second) = (Negative(1, [0, 1, 2]), Negative(2, [0, 3, 4]));
        var near = first with { CloseUps = [Along(5), Along(6), Along(7)] };
        var far = second with { CloseUps = [Along(8), Along(6), Along(9)] };

        Assert.Equal(first.Symbols[1].Box, Assert.Single(_matcher.MatchAll([near, far])).FirstBox);
        Assert.Equal(first.Symbols[0].Box, Assert.Single(_matcher.MatchAll([near, second])).FirstBox);
        Assert.Equal(first.Symbols[0].Box, Assert.Single(_matcher.MatchAll([first, far])).FirstBox);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_symbol_where_two_unknown_cards_overlap_is_not_shared_though_it_is_read_on_both(bool closely)
    {
        var (upper, lower) = (Negative(1, [0, 1, 2]), Negative(2, [0, 3, 4]));
        if (closely)
        {
            upper = upper with { CloseUps = [Along(0), Along(1), Along(2)] };
            lower = lower with { CloseUps = [Along(0), Along(3), Along(4)] };
        }

        Assert.True(Assert.Single(_matcher.MatchAll([upper, lower])).Confidence > 0.9);

        var read = lower with { Symbols = [lower.Symbols[0] with { Box = upper.Symbols[0].Box }, .. lower.Symbols.Skip(1)] };

        Assert.True(Assert.Single(_matcher.MatchAll([upper, read])).Confidence < 0.5);
    }

    [Theory]
    [InlineData(0.95f, 0.8f, 0.98, 1)]
    [InlineData(0.95f, 0.3f, 0.99, 1)]
    [InlineData(0.9f, 0.8f, 0.7, 0.9)]
    [InlineData(0.9f, 0.85f, 0.3, 0.5)]
    public void Close_looks_are_the_surer_the_less_any_other_pair_is_alike(float alike, float next, double least, double most)
    {
        var first = Negative(1, [0, 1]) with { CloseUps = [Along(0), Along(1)], Posterior = Foreign(1) };
        var second = Negative(2, [0, 2]) with { CloseUps = [Leaning(0, alike), Leaning(1, next)], Posterior = Foreign(1) };

        var match = Assert.Single(_matcher.MatchAll([first, second]));

        Assert.Equal(first.Symbols[0].Box, match.FirstBox);
        Assert.InRange(match.Confidence, least, most);
    }

    [Fact]
    public void Close_looks_must_be_more_alike_than_glances_to_be_as_sure()
    {
        var (first, second) = (Looking(1, Along(0)), Looking(2, Leaning(0, 0.7f)));
        Assert.Equal(1 / (1 + Math.Exp(20 * (0.6 - 0.7))), Assert.Single(_matcher.MatchAll([first, second])).Confidence, 0.01);

        var (near, far) = (first with { CloseUps = [Along(0)] }, second with { CloseUps = [Leaning(0, 0.7f)] });
        Assert.InRange(Assert.Single(_matcher.MatchAll([near, far])).Confidence, 0, 0.1);
    }

    [Fact]
    public void Two_detections_that_may_be_none_are_as_unsure_as_both_together()
    {
        var (first, second) = (Faint(Looking(1, Along(0)), 0), Faint(Looking(2, Leaning(0, 0.6f)), 0));

        Assert.Equal(0.09 / 1.09, Assert.Single(_matcher.MatchAll([first, second])).Confidence, 0.01);
    }

    [Fact]
    public void What_looks_alike_counts_as_far_as_one_of_the_cards_is_of_no_known_deck()
    {
        CardReading[] cards = [Negative(1, [0]) with { Posterior = Foreign(0.4) }, Negative(2, [0]) with { Posterior = Foreign(0.5) }];

        Assert.Equal(0.7, Assert.Single(_matcher.MatchAll(cards)).Confidence, 0.01);
    }

    [Fact]
    public void Unknown_cards_without_a_symbol_share_nothing()
    {
        var empty = Negative(1, []) with { Posterior = Foreign(1) };

        Assert.Empty(_matcher.MatchAll([empty, empty with { Id = 2 }]));
    }

    [Fact]
    public void Symbols_of_unknown_cards_that_both_look_like_a_known_one_are_matched_under_its_name()
    {
        var named = Shipped.SymbolOf(Deck, 7);
        var (first, second) = (Named(Negative(1, [0, 1, 2]), 1, named), Named(Negative(2, [3, 1, 4]), 1, named));

        Assert.Equal(named, Assert.Single(_matcher.MatchAll([first, second])).Symbol);
        Assert.Null(Assert.Single(_matcher.MatchAll([first, Named(second, 1, Shipped.SymbolOf(Deck, 8))])).Symbol);
    }

    [Fact]
    public void Symbols_of_unknown_cards_that_look_a_little_more_like_a_known_one_than_like_any_other_have_no_name()
    {
        var named = Shipped.SymbolOf(Deck, 7);
        var (first, second) = (Named(Negative(1, [0, 1, 2]), 1, named, 0.6f), Named(Negative(2, [3, 1, 4]), 1, named, 0.6f));

        var match = Assert.Single(_matcher.MatchAll([first, second]));

        Assert.Null(match.Symbol);
        Assert.True(match.Confidence > 0.9);
    }

    [Fact]
    public void A_known_card_and_an_unknown_one_match_in_what_looks_alike_and_has_no_name()
    {
        var known = Card(1, Deck.Cards[1]);
        var look = Deck.Cards[1][3];
        var unknown = Negative(2, [60, look, 61]);

        var match = Assert.Single(_matcher.MatchAll([known, unknown]));

        Assert.Null(match.Symbol);
        Assert.Equal((known.Symbols[3].Box, unknown.Symbols[1].Box), (match.FirstBox, match.SecondBox));
        Assert.True(match.Confidence > 0.9);
    }
}
