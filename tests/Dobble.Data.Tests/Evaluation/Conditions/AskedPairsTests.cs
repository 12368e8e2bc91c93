using Dobble.Data.Evaluation;

namespace Dobble.Data.Tests.Evaluation.Conditions;

public sealed class AskedPairsTests
{
    private static int Shared => HandMadeTable.Deck.SharedSlot(3, 7);

    private static int OnFirstAlone => HandMadeTable.Deck.Cards[3].First(slot => slot != Shared);

    [Fact]
    public void Silence_about_a_hidden_card_is_no_miss()
    {
        var score = Table(c => c with { IsHidden = true }).Score();
        Assert.Equal((0, 0, 0, 0), (score.Pairs, score.Right, score.Silent, score.Stray));
    }

    [Fact]
    public void A_wrong_word_about_a_hidden_card_is_wrong()
    {
        var score = Table(c => c with { IsHidden = true }).Say(0, 1, OnFirstAlone).Score();
        Assert.Equal((0, 1), (score.Pairs, score.Stray));
        Assert.Contains(score.Failures, f => f.Kind == FailureKind.WrongPair);
    }

    [Fact]
    public void Saying_nothing_is_right_where_one_card_is_of_another_deck()
    {
        var score = Table(Stranger).Score();
        Assert.Equal((1, 1, 0), (score.Pairs, score.Right, score.Wrong));
    }

    [Fact]
    public void A_symbol_that_the_card_of_another_deck_has_not_is_wrong_and_one_that_it_has_is_right()
    {
        var wrong = Table(Stranger).Say(0, 1, OnFirstAlone).Score();
        Assert.Equal((1, 0, 1), (wrong.Pairs, wrong.Right, wrong.Wrong));
        var right = Table(Stranger).Say(0, 1, Shared).Score();
        Assert.Equal((1, 1, 0), (right.Pairs, right.Right, right.Wrong));
    }

    private static TrueCard Stranger(TrueCard card) => card with { Card = null, IsStranger = true };

    private static HandMadeTable Table(Func<TrueCard, TrueCard> second)
    {
        var table = new HandMadeTable(3, 7);
        table.Truth = table.Truth with { Cards = [table.Truth.Cards[0], second(table.Truth.Cards[1])] };
        return table;
    }
}
