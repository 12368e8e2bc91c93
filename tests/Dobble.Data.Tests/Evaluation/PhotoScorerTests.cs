using Dobble.Data.Evaluation;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;

namespace Dobble.Data.Tests.Evaluation;

public class PhotoScorerTests
{
    private static int Shared => HandMadeTable.Deck.SharedSlot(3, 7);

    private static int Other => HandMadeTable.Deck.Cards[3].First(s => s != Shared);

    [Fact]
    public void A_table_that_is_read_right_has_no_failure()
    {
        var score = new HandMadeTable(3, 7).Say(0, 1, Shared).Score();
        Assert.Equal((2, 2, 2, 0), (score.Cards, score.Found, score.Decoded, score.FalseCards));
        Assert.Equal((1, 1, 0, 0), (score.Pairs, score.Right, score.Wrong, score.Silent));
        Assert.Empty(score.Failures);
        Assert.Equal(16, score.Detections.Count);
        Assert.Equal(TimeSpan.FromMilliseconds(10), score.Elapsed);
    }

    [Fact]
    public void The_order_of_a_matchs_cards_does_not_matter() =>
        Assert.Equal(1, new HandMadeTable(3, 7).Say(1, 0, Shared).Score().Right);

    [Fact]
    public void Another_symbol_is_wrong()
    {
        var score = new HandMadeTable(3, 7).Say(0, 1, Other).Score();
        Assert.Equal((0, 1, 0), (score.Right, score.Wrong, score.Silent));
        Assert.Equal(FailureKind.WrongPair, Assert.Single(score.Failures).Kind);
        Assert.False(Assert.Single(score.Matches).Right);
    }

    [Fact]
    public void A_match_below_the_threshold_is_silence_but_counts_for_calibration()
    {
        var score = new HandMadeTable(3, 7).Say(0, 1, Shared, confidence: 0.8).Score();
        Assert.Equal((0, 0, 1), (score.Right, score.Wrong, score.Silent));
        Assert.Equal(new JudgedMatch(0.8, true), Assert.Single(score.Matches));
        Assert.Equal(FailureKind.SilentPair, Assert.Single(score.Failures).Kind);
    }

    [Fact]
    public void The_right_symbol_between_the_wrong_cards_is_wrong()
    {
        var slot = HandMadeTable.Deck.SharedSlot(3, 7);
        var score = new HandMadeTable(3, 7, 12).Say(0, 2, slot).Score();
        Assert.Equal((3, 0, 1, 2), (score.Pairs, score.Right, score.Wrong, score.Silent));
    }

    [Fact]
    public void A_missed_card_silences_its_pairs_and_is_one_failure()
    {
        var table = new HandMadeTable(3, 7, 12).Say(0, 1, Shared);
        table.Found.RemoveAt(2);
        var score = table.Score();
        Assert.Equal((3, 2, 3, 1, 2), (score.Cards, score.Found, score.Pairs, score.Right, score.Silent));
        Assert.Equal(FailureKind.MissedCard, Assert.Single(score.Failures).Kind);
    }

    [Fact]
    public void A_match_with_a_false_card_is_wrong()
    {
        var table = new HandMadeTable(3, 7).Say(0, 1, Shared).Say(1, 2, Other);
        table.Found.Add(table.Found[0] with { Id = 2, Outline = HandMadeTable.Outline(2), Symbols = [] });
        var score = table.Score();
        Assert.Equal((1, 1, 0, 1), (score.FalseCards, score.Right, score.Wrong, score.Stray));
        Assert.Equal(1, Summary.PerSeries([score])[^1].Wrong);
        Assert.Equal([FailureKind.FalseCard, FailureKind.WrongPair], score.Failures.Select(f => f.Kind));
    }

    [Fact]
    public void An_outline_that_fits_badly_is_false_but_speaks_for_its_card()
    {
        var table = new HandMadeTable(3, 7).Say(0, 1, Shared);
        table.Found[0] = table.Found[0] with { Outline = HandMadeTable.Outline(0, 80) with { X = 60 } };
        var score = table.Score();
        Assert.Equal((1, 1, 1, 0), (score.Found, score.FalseCards, score.Right, score.Stray));
    }

    [Fact]
    public void A_wrong_word_makes_a_pair_wrong_that_was_answered_right_too()
    {
        var table = new HandMadeTable(3, 7).Say(0, 1, Shared).Say(2, 1, Other);
        table.Found.Add(table.Found[0] with { Id = 2, Outline = HandMadeTable.Outline(0, 110) });
        Assert.Equal((0, 1), (table.Score().Right, table.Score().Wrong));
    }

    [Fact]
    public void A_match_of_two_outlines_on_one_card_is_wrong()
    {
        var table = new HandMadeTable(3).Say(0, 1, Other);
        table.Found.Add(table.Found[0] with { Id = 1, Outline = HandMadeTable.Outline(0, 110) });
        Assert.Equal(1, table.Score().Stray);
    }

    [Fact]
    public void Two_outlines_on_one_card_are_one_found_and_one_false()
    {
        var table = new HandMadeTable(3);
        table.Found.Add(table.Found[0] with { Id = 1, Outline = HandMadeTable.Outline(0, 110) });
        var score = table.Score();
        Assert.Equal((1, 1), (score.Found, score.FalseCards));
    }

    [Theory]
    [InlineData(60, false)] // the outline cuts the symbols' centres
    [InlineData(85, true)]
    [InlineData(110, true)]
    [InlineData(160, false)] // more than 2.2 times the hull
    public void An_outline_is_a_card_if_it_holds_its_symbols_and_not_much_more(double radius, bool found)
    {
        var table = new HandMadeTable(3);
        table.Found[0] = table.Found[0] with { Outline = HandMadeTable.Outline(0, radius) };
        Assert.Equal(found ? 1 : 0, table.Score().Found);
    }

    [Fact]
    public void A_card_that_the_frame_cuts_and_the_labels_leave_out_is_not_judged()
    {
        var table = new HandMadeTable(3);
        var cut = table.Found[0] with
        { Id = 1, Outline = new Ellipse(-30, 100, 90, 90, 0), Symbols = [], Posterior = HandMadeTable.Posterior(null) };
        table.Found.Add(cut);
        table.Say(0, 1, Other);
        var score = table.Score();
        Assert.Equal((1, 0, 0), (score.Unjudged, score.FalseCards, score.Stray));
        Assert.Empty(score.Matches);
    }

    [Fact]
    public void A_cut_card_that_is_taken_for_a_card_of_the_deck_is_false()
    {
        var table = new HandMadeTable(3);
        table.Found.Add(table.Found[0] with { Id = 1, Outline = new Ellipse(-30, 100, 90, 90, 0), Symbols = [] });
        Assert.Equal(1, table.Score().FalseCards);
    }

    [Fact]
    public void A_card_that_only_left_over_boxes_tell_of_is_not_judged()
    {
        var table = new HandMadeTable(3);
        table.Truth = table.Truth with { Ignored = [new Box(480, 80, 500, 100), new Box(510, 80, 530, 100)] };
        table.Found.Add(table.Found[0] with { Id = 1, Outline = HandMadeTable.Outline(2), Symbols = [] });
        var score = table.Score();
        Assert.Equal((1, 0), (score.Unjudged, score.FalseCards));
    }

    [Fact]
    public void A_symbol_read_as_another_is_a_confusion_with_both_names()
    {
        var table = new HandMadeTable(3);
        var symbols = table.Found[0].Symbols.ToArray();
        var wrong = HandMadeTable.Deck.Cards[7].First(s => s != Shared);
        symbols[0] = symbols[0] with { Symbol = HandMadeTable.SymbolOf(wrong) };
        table.Found[0] = table.Found[0] with { Symbols = symbols };
        var score = table.Score();
        var names = HandMadeTable.Deck.Symbols;
        Assert.Equal(
            new Confusion(names[HandMadeTable.SymbolOf(HandMadeTable.Deck.Cards[3][0])].Id, names[HandMadeTable.SymbolOf(wrong)].Id),
            Assert.Single(score.Confusions));
        Assert.Equal(FailureKind.MisreadSymbol, Assert.Single(score.Failures).Kind);
    }

    [Fact]
    public void A_symbol_without_a_box_is_a_failure()
    {
        var table = new HandMadeTable(3);
        table.Found[0] = table.Found[0] with { Symbols = [.. table.Found[0].Symbols.Skip(1)] };
        Assert.Equal(FailureKind.MissedBox, Assert.Single(table.Score().Failures).Kind);
    }

    [Fact]
    public void A_symbol_that_carries_no_label_is_neither_right_nor_wrong()
    {
        var table = new HandMadeTable(3);
        var card = table.Truth.Cards[0];
        table.Truth = table.Truth with { Cards = [card with { Symbols = [.. card.Symbols.Skip(1)] }] };
        var score = table.Score();
        Assert.Equal((7, 7), (score.Symbols.Count, score.Detections.Count));
        Assert.Empty(score.Failures);
    }

    [Fact]
    public void Where_no_deck_is_known_the_boxes_decide()
    {
        var table = new HandMadeTable(3, 7);
        var (first, second) = (table.Truth.Cards[0].Symbols, table.Truth.Cards[1].Symbols);
        table.Matches.Add(new Match(0, 1, null, 0.99, first.First(s => s.Slot == Shared).Box, second.First(s => s.Slot == Shared).Box));
        Assert.Equal(1, table.Score().Right);
        table.Matches[0] = new Match(0, 1, null, 0.99, first.First(s => s.Slot != Shared).Box, second.First(s => s.Slot == Shared).Box);
        Assert.Equal(1, table.Score().Wrong);
    }

    [Fact]
    public void A_known_outline_gives_the_error_relative_to_the_radius()
    {
        var table = new HandMadeTable(3);
        table.Truth = table.Truth with { Cards = [table.Truth.Cards[0] with { Outline = HandMadeTable.Outline(0, 100) }] };
        table.Found[0] = table.Found[0] with { Outline = HandMadeTable.Outline(0, 95) };
        Assert.Equal(0.05, Assert.Single(table.Score().OutlineErrors), 1e-6);
    }
}
