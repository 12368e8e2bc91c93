using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Enrolment;

namespace Dobble.Vision.Tests.Recognition;

public sealed class SameCardTests
{
    private readonly Random _random = new(3);
    private readonly DrawnDeck _deck = new(7, noise: 0.2);

    [Fact]
    public void A_card_that_lies_turned_is_the_same_card()
    {
        var places = Places(8);
        var (first, second) = (See(0, places, 0), See(0, places, 2.1));

        var aligned = SameCard.Align(first, second)?.Symbols;

        Assert.NotNull(aligned);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (int?)i), aligned);
    }

    [Fact]
    public void A_card_of_which_a_hand_hides_a_part_is_the_same_card()
    {
        var places = Places(8);

        var aligned = SameCard.Align([.. See(0, places, 1).Skip(3)], See(0, places, 0))?.Symbols;

        Assert.NotNull(aligned);
        Assert.Equal([3, 4, 5, 6, 7], aligned);
    }

    [Fact]
    public void Two_cards_are_two_even_where_the_symbols_lie_alike()
    {
        var places = Places(8);

        for (var card = 1; card < 57; card++)
            Assert.Null(SameCard.Align(See(0, places, 0), See(card, places, 0.7)));
    }

    [Fact]
    public void The_same_symbols_are_the_same_card_though_its_outline_moved_them()
    {
        var aligned = SameCard.Align([.. See(0, Places(8), 0).Skip(1)], See(0, Places(8), 0))?.Symbols;

        Assert.NotNull(aligned);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], aligned);
    }

    [Fact]
    public void A_few_symbols_that_look_alike_make_no_card_of_two()
    {
        var other = See(0, Places(8), 0).Take(4).Concat(See(30, Places(8), 0).Take(4));

        Assert.Null(SameCard.Align([.. other], See(0, Places(8), 0)));
    }

    private SymbolView[] See(int card, (double Length, double Angle)[] places, double turn) =>
        LaidOut.See(_deck.See(_deck.Lines[card]), places, turn);

    private (double Length, double Angle)[] Places(int count) => LaidOut.Places(_random, count);
}
