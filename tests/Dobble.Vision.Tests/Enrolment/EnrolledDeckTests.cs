using Dobble.Vision.Enrolment;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tests.Enrolment;

public sealed class EnrolledDeckTests
{
    private static readonly Box Anywhere = new(0, 0, 10, 10);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    public void Cards_have_as_many_symbols_as_they_show_whether_all_of_them_were_shown_or_a_part(int order)
    {
        foreach (var share in (double[])[0.35, 0.5, 0.8, 1])
        {
            var drawn = new DrawnDeck(order);

            var deck = Enrol(drawn, drawn.Lines.Take((int)Math.Ceiling(share * drawn.Lines.Count)));

            Assert.True(deck.SymbolsPerCard == order + 1, $"{deck.SymbolsPerCard} symbols where {share} of the cards were shown");
        }
    }

    [Theory]
    [InlineData(3, 11)]
    [InlineData(5, 25)]
    [InlineData(7, 40)]
    public void What_every_card_shows_beside_its_symbols_and_no_other_card_has_is_none(int order, int cards)
    {
        var drawn = new DrawnDeck(order);

        var deck = Enrol(drawn, drawn.Lines.Take(cards).Select((card, i) => (IReadOnlyList<int>)[.. card, 1000 + i]));

        Assert.Equal((order + 1, cards), (deck.SymbolsPerCard, deck.Sound.Count));
    }

    [Fact]
    public void A_card_of_another_deck_adds_no_symbol_to_the_cards_of_this_one()
    {
        var drawn = new DrawnDeck(5);
        var hidden = drawn.Lines[3].Skip(5);

        // With seven symbols on a card, which no card shows, the one that shows too little would fit in.
        var deck = Enrol(drawn, [.. drawn.Lines.Where((_, i) => i != 3), [.. hidden, 700, 701, 702, 703, 704], [.. Enumerable.Range(800, 8)]]);

        Assert.Equal((6, 30), (deck.SymbolsPerCard, deck.Sound.Count));
    }

    private static EnrolledDeck Enrol(DrawnDeck drawn, IEnumerable<IReadOnlyList<int>> cards) =>
        new([.. cards.Select(card => Shown(drawn, card))], [], []);

    private static ShownCard Shown(DrawnDeck drawn, IReadOnlyList<int> symbols)
    {
        var card = new ShownCard();
        card.Add(new ShownCard.View("card.png", [.. drawn.See(symbols).Select(look => new SymbolView(Anywhere, 0.9f, look, look))]));
        return card;
    }
}
