using Dobble.Vision.Enrolment;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tests.Enrolment;

public sealed class ShownCardTests
{
    private const int Symbols = 8;

    private readonly Random _random = new(11);
    private readonly DrawnDeck _deck = new(7, noise: 0.2);

    [Fact]
    public void A_symbol_that_a_glance_misses_is_recalled_where_the_turned_card_has_it()
    {
        var places = LaidOut.Apart(_random, Symbols);
        var card = Shown(places, turn: 0.3);
        var whole = See(places, turn: 2);

        var recalled = card.Recall([.. whole.Where((_, i) => i != 5)]);

        Assert.Equal(Symbols, recalled.Count);
        Assert.Equal(whole[5].Box.CenterX, recalled[^1].Box.CenterX, 0.5);
        Assert.Equal(whole[5].Box.CenterY, recalled[^1].Box.CenterY, 0.5);
    }

    [Fact]
    public void What_close_looks_saw_of_a_symbol_is_recalled_with_it()
    {
        var places = LaidOut.Apart(_random, Symbols);
        var card = Shown(places, turn: 0.3);
        var whole = See(places, turn: 2);

        var recalled = card.Recall(whole);

        Assert.Equal(whole.Select(symbol => symbol.Box), recalled.Select(symbol => symbol.Box));
        Assert.Equal(Enumerable.Range(0, Symbols).Select(card.CloseUp), recalled.Select(symbol => symbol.CloseUp));
    }

    [Fact]
    public void Nothing_is_recalled_of_another_card()
    {
        var glance = LaidOut.See(_deck.See(_deck.Lines[1]), LaidOut.Apart(_random, Symbols), turn: 0);

        Assert.Equal(glance, Shown(LaidOut.Apart(_random, Symbols), turn: 0).Recall(glance));
    }

    private ShownCard Shown((double Length, double Angle)[] places, double turn)
    {
        var card = new ShownCard();
        Assert.True(card.Add(new ShownCard.View(string.Empty, See(places, turn))));
        return card;
    }

    private SymbolView[] See((double Length, double Angle)[] places, double turn) =>
        LaidOut.See(_deck.See(_deck.Lines[0]), places, turn);
}
