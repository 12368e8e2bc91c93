using Dobble.Vision.Enrolment;

namespace Dobble.Vision.Tests.Enrolment;

public sealed class InferredDeckTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(11)]
    public void A_deck_of_any_order_is_worked_out_from_its_cards_alone(int order)
    {
        var drawn = new DrawnDeck(order);

        var deck = InferredDeck.Of([.. drawn.Lines.Select(drawn.See)], drawn.SymbolsPerCard);

        Assert.Equal(drawn.Lines.Count, deck.SoundCards().Count);
        AssertRight(drawn, deck, [.. drawn.Lines]);
    }

    [Fact]
    public void A_deck_that_lacks_cards_is_worked_out_too()
    {
        var drawn = new DrawnDeck(7);
        var cards = drawn.Lines.Where((_, i) => i % 5 != 0).ToArray();

        var deck = InferredDeck.Of([.. cards.Select(drawn.See)], 8);

        Assert.Equal(cards.Length, deck.SoundCards().Count);
        AssertRight(drawn, deck, cards);
    }

    [Fact]
    public void A_symbol_that_is_hidden_on_its_card_is_filled_in_by_the_law()
    {
        var drawn = new DrawnDeck(7);
        var cards = drawn.Lines.Select((card, i) => i % 4 == 0 ? card.Skip(1) : card);

        var deck = InferredDeck.Of([.. cards.Select(drawn.See)], 8);

        Assert.Equal(57, deck.SoundCards().Count);
        AssertRight(drawn, deck, drawn.Lines);
    }

    [Fact]
    public void What_was_taken_for_a_symbol_and_is_none_does_no_harm()
    {
        var drawn = new DrawnDeck(5);
        var cards = drawn.Lines.Select((card, i) => i % 3 == 0 ? card.Append(1000 + i) : card);

        var deck = InferredDeck.Of([.. cards.Select(drawn.See)], 6);

        Assert.Equal(31, deck.SoundCards().Count);
        AssertRight(drawn, deck, drawn.Lines);
    }

    [Fact]
    public void A_symbol_of_which_some_cards_show_only_a_part_is_one_symbol()
    {
        var drawn = new DrawnDeck(7);
        var parted = CardsWith(3, drawn);

        var deck = InferredDeck.Of([.. drawn.Lines.Select((card, i) =>
            drawn.See(parted.Take(4).Contains(i) ? card.Select(symbol => symbol == 3 ? 1003 : symbol) : card))], 8);

        Assert.Equal(57, deck.SoundCards().Count);
        AssertRight(drawn, deck, drawn.Lines);
    }

    [Fact]
    public void A_card_that_shows_a_symbol_whole_and_a_part_of_it_keeps_room_for_its_other_symbols()
    {
        var drawn = new DrawnDeck(7);
        var parted = CardsWith(3, drawn);
        var (both, part) = (parted[0], parted[1]);

        // The one lacks another symbol, and has the part as its eighth; the other shows nothing but the part.
        var deck = InferredDeck.Of([.. drawn.Lines.Select((card, i) =>
            drawn.See(i == both ? card.Where(symbol => symbol != card.First(s => s != 3)).Append(1003)
                : i == part ? card.Select(symbol => symbol == 3 ? 1003 : symbol)
                : card))], 8);

        Assert.Equal(57, deck.SoundCards().Count);
        AssertRight(drawn, deck, drawn.Lines);
    }

    [Fact]
    public void Two_symbols_that_look_alike_are_told_apart_by_the_law()
    {
        var drawn = new DrawnDeck(7).WithAlike(3, 40);

        var deck = InferredDeck.Of([.. drawn.Lines.Select(drawn.See)], 8);

        var sound = deck.SoundCards();
        Assert.True(sound.Count >= 50, $"only {sound.Count} cards");
        Assert.All(Pairs(sound), pair => Assert.NotNull(DrawnDeck.Shared(deck, pair.First, pair.Second)));
    }

    [Fact]
    public void Cards_of_another_deck_and_a_joker_are_left_out()
    {
        var (drawn, other) = (new DrawnDeck(5), new DrawnDeck(5, seed: 2));
        var joker = other.See([500, 501, 502]);
        IReadOnlyList<float[]>[] cards = [.. drawn.Lines.Select(drawn.See), .. other.Lines.Take(5).Select(other.See), joker];

        var sound = InferredDeck.Of(cards, 6).SoundCards();

        Assert.Equal(Enumerable.Range(0, 31), sound);
    }

    [Fact]
    public void Views_that_were_not_known_for_cards_shown_before_cost_no_card_its_place()
    {
        var drawn = new DrawnDeck(7, noise: 0.5);
        IReadOnlyList<float[]>[] cards = [.. drawn.Lines.Concat(drawn.Lines.Take(3)).Select(drawn.See)];

        Assert.Equal(57, InferredDeck.Of(cards, 8).SoundCards().Count);
    }

    [Fact]
    public void A_look_that_three_cards_have_in_common_by_mistake_does_not_stand_against_the_law()
    {
        var drawn = new DrawnDeck(7, noise: 0.5);
        var mistaken = CardsWith(3, drawn)[..3];

        // None of them shows the symbol that they share; another symbol, of each its own, looks like one that the deck does not have.
        var deck = InferredDeck.Of([.. drawn.Lines.Select((card, i) =>
            drawn.See(mistaken.Contains(i) ? card.Where(symbol => symbol != 3).Skip(1).Append(1003) : card))], 8);

        Assert.Equal(57, deck.SoundCards().Count);
        AssertRight(drawn, deck, drawn.Lines);
    }

    [Fact]
    public void The_law_alone_does_not_make_a_card_that_shares_no_look_with_any_other_one_of_the_deck()
    {
        var drawn = new DrawnDeck(7);
        IReadOnlyList<float[]>[] cards = [.. drawn.Lines.Take(6).Select(drawn.See), drawn.See(Enumerable.Range(500, 4))];

        Assert.Equal(Enumerable.Range(0, 6), InferredDeck.Of(cards, 8).SoundCards());
    }

    [Fact]
    public void Cards_of_more_symbols_that_look_like_none_of_these_are_not_fitted_in_by_the_law()
    {
        var drawn = new DrawnDeck(5);
        IReadOnlyList<float[]>[] cards =
        [
            .. drawn.Lines.Take(17).Select(drawn.See),
            drawn.See(Enumerable.Range(500, 8)), drawn.See(Enumerable.Range(600, 8)), drawn.See(Enumerable.Range(700, 8)),
        ];

        Assert.Equal(Enumerable.Range(0, 17), InferredDeck.Of(cards, 6).SoundCards());
    }

    [Fact]
    public void As_many_cards_of_another_deck_do_not_put_out_those_that_made_a_deck_before()
    {
        var (drawn, other) = (new DrawnDeck(5, noise: 0.5), new DrawnDeck(5, noise: 0.2, seed: 2));
        IReadOnlyList<float[]>[] cards = [.. drawn.Lines.Select(drawn.See), .. other.Lines.Select(other.See)];

        Assert.Equal(Enumerable.Range(0, 31), InferredDeck.Of(cards, 6, [.. Enumerable.Range(0, 31)]).SoundCards());
    }

    [Fact]
    public void Symbols_that_cannot_be_told_apart_make_no_deck_of_guesses()
    {
        var drawn = new DrawnDeck(7, noise: 4);

        var deck = InferredDeck.Of([.. drawn.Lines.Select(drawn.See)], 8);

        Assert.Empty(deck.SoundCards());
    }

    private static int[] CardsWith(int symbol, DrawnDeck drawn) =>
        [.. drawn.Lines.Index().Where(card => card.Item.Contains(symbol)).Select(card => card.Index)];

    private static void AssertRight(DrawnDeck drawn, InferredDeck deck, IReadOnlyList<IReadOnlyList<int>> cards)
    {
        var names = new Dictionary<int, int>();
        foreach (var (first, second) in Pairs([.. Enumerable.Range(0, cards.Count)]))
        {
            var symbol = DrawnDeck.Shared(deck, first, second);
            Assert.NotNull(symbol);
            var right = cards[first].Intersect(cards[second]).Single();
            Assert.Equal(right, names.TryAdd(symbol.Value, right) ? right : names[symbol.Value]);
        }

        Assert.True(drawn.Lines.Count >= cards.Count);
    }

    private static IEnumerable<(int First, int Second)> Pairs(IReadOnlyList<int> cards) =>
        cards.SelectMany((first, i) => cards.Skip(i + 1).Select(second => (first, second)));
}
