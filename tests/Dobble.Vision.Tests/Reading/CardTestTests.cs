using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tests.Reading;

public sealed class CardTestTests
{
    [Fact]
    public void A_doubtful_thing_with_few_symbols_is_no_card_when_it_lies_alone() => AssertCards([], (Score: 0.5f, Symbols: 4));

    [Fact]
    public void It_is_one_beside_a_card_that_has_no_more() => AssertCards([0, 1], (0.5f, 4), (0.8f, 4));

    [Fact]
    public void It_is_none_beside_a_card_that_has_more() => AssertCards([1], (0.5f, 4), (0.8f, 8));

    [Fact]
    public void Many_symbols_make_a_card_of_a_doubtful_thing_wherever_it_lies() => AssertCards([0], (0.5f, 5));

    [Fact]
    public void Too_few_symbols_make_none_however_sure_the_finder_is() => AssertCards([], (0.9f, 2), (0.5f, 2));

    private static void AssertCards(int[] cards, params (float Score, int Symbols)[] seen) =>
        Assert.Equal(
            cards, CardTest.UnknownCards([.. seen.Select((card, i) => Reading(i, card.Score, card.Symbols))]).Select(card => card.Id));

    private static CardReading Reading(int id, float score, int symbols)
    {
        var box = new Box(0, 0, 10, 10);
        var symbol = new SymbolReading(null, 0, box, new SymbolDetection(box, 0.9f, [1]), new SymbolEvidence(0.9f, [0], 1));
        return new CardReading(
            id, new Ellipse(0, 0, 50, 50, 0), score, [.. Enumerable.Repeat(symbol, symbols)], new CardPosterior([0], 1));
    }
}
