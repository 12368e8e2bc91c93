using Dobble.Vision.Enrolment;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Enrolment;

namespace Dobble.Vision.Tests.Reading;

public sealed class UnknownCardsTests
{
    private const int Symbols = 8;

    private readonly Random _random = new(5);
    private readonly DrawnDeck _deck = new(7, noise: 0.2);

    // As numbers do, or line drawings: most of what any symbol looks like is what all look like. And all cards are laid out in one way.
    [Fact]
    public void Cards_that_look_alike_at_a_glance_are_each_known_again()
    {
        var common = _deck.See([0])[0];
        var looks = Enumerable.Range(0, 4).Select(card => _deck.See(_deck.Lines[card]).Select(look => Mixed(look, common)).ToArray()).ToArray();
        var places = LaidOut.Places(_random, Symbols);
        ShownCard[] cards = [.. looks.Select(look => Card(LaidOut.See(look, places, turn: 0)))];
        IReadOnlyList<SymbolView>[] glances = [.. looks.Select(look => LaidOut.See(look, places, turn: 0.5))];
        Assert.True(cards[0].LikenessAtAGlance(glances[1]) > 0, "one may be taken for the other");

        Assert.Equal(cards, UnknownCards.Recognise(cards, glances));
        Assert.Equal([cards[2], cards[0]], UnknownCards.Recognise(cards, [glances[2], glances[0]]));
    }

    [Fact]
    public void A_card_lies_on_the_table_once()
    {
        var look = _deck.See(_deck.Lines[0]).ToArray();
        var places = LaidOut.Places(_random, Symbols);
        var card = Card(LaidOut.See(look, places, turn: 0));

        Assert.Equal([card, null], UnknownCards.Recognise([card], [LaidOut.See(look, places, turn: 1), LaidOut.See(look, places, turn: 1)]));
    }

    private static ShownCard Card(IReadOnlyList<SymbolView> view)
    {
        var card = new ShownCard();
        Assert.True(card.Add(new ShownCard.View(string.Empty, view)));
        return card;
    }

    private static float[] Mixed(float[] look, float[] common)
    {
        float[] mixed = [.. look.Zip(common, (own, all) => own + (2 * all))];
        var length = MathF.Sqrt(mixed.Sum(x => x * x));
        return Array.ConvertAll(mixed, x => x / length);
    }
}
