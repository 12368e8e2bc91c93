using CsCheck;
using Dobble.Vision.Decks;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Decks;
using static Dobble.Vision.Tests.Matching.ReadCards;

namespace Dobble.Vision.Tests.Matching;

public sealed class MatcherTests
{
    private static readonly Deck Deck = Shipped.Classic;
    private readonly Matcher _matcher = new(Deck);

    [Fact]
    public void Every_two_cards_match_in_their_shared_symbol()
    {
        var cards = Enumerable.Range(0, Deck.Cards.Count).Select(c => Card(c, Deck.Cards[c])).ToArray();

        var matches = _matcher.MatchAll(cards);

        Assert.Equal(cards.Length * (cards.Length - 1) / 2, matches.Count);
        Assert.All(matches, match =>
        {
            var slot = Deck.SharedSlot(match.FirstCard, match.SecondCard);
            Assert.Equal(Shipped.SymbolOf(Deck, slot), match.Symbol);
            Assert.Equal(BoxAt(match.FirstCard, slot), match.FirstBox);
            Assert.Equal(BoxAt(match.SecondCard, slot), match.SecondBox);
            Assert.InRange(match.Confidence, 0.99, 0.9999);
        });
    }

    [Fact]
    public void A_hidden_shared_symbol_is_named_without_a_box() => AnyPair.Sample(
        (first, second) =>
        {
            var slot = Deck.SharedSlot(first, second);

            var match = Assert.Single(
                _matcher.MatchAll([Card(first, Deck.Cards[first]), Card(second, Deck.Cards[second].Where(s => s != slot))]));

            Assert.Equal(Shipped.SymbolOf(Deck, slot), match.Symbol);
            Assert.Equal(BoxAt(first, slot), match.FirstBox);
            Assert.Null(match.SecondBox);
            Assert.True(match.Confidence > 0.95);
        },
        iter: 50);

    [Fact]
    public void A_card_does_not_match_itself()
    {
        var card = Card(5, Deck.Cards[5]);

        Assert.Empty(_matcher.MatchAll([card, card with { Id = 6 }]));
    }

    [Fact]
    public void One_card_or_none_has_no_match()
    {
        Assert.Empty(_matcher.MatchAll([]));
        Assert.Empty(_matcher.MatchAll([Card(5, Deck.Cards[5])]));
    }

    [Fact]
    public void Cards_without_detections_match_without_confidence()
    {
        var match = Assert.Single(_matcher.MatchAll([Card(1, []), Card(2, [])]));

        Assert.True(match.Confidence < 0.1);
        Assert.Null(match.FirstBox);
        Assert.Null(match.SecondBox);
    }

    [Fact]
    public void What_the_decoded_card_names_has_its_box_though_its_looks_alone_are_unsure() => AnyPair.Sample(
        (first, second) =>
        {
            var slot = Deck.SharedSlot(first, second);
            var whole = Card(second, Deck.Cards[second]);
            var at = Deck.Cards[second].Index().First(s => s.Item == slot).Index;
            var doubtful = whole with { Symbols = [.. whole.Symbols.Select((s, i) => i == at ? Unclear(s) : s)] };

            Assert.Equal(BoxAt(second, slot), Assert.Single(_matcher.MatchAll([Card(first, Deck.Cards[first]), doubtful])).SecondBox);
        },
        iter: 30);

    [Fact]
    public void The_edition_that_is_seen_is_named()
    {
        var (balloon, noEntry) = (Deck.FindSymbol("balloon")!.Value, Deck.FindSymbol("no_entry")!.Value);
        var slot = Deck.Symbols[balloon].Slot;
        var cards = Enumerable.Range(0, Deck.Cards.Count).Where(c => Deck.Cards[c].Contains(slot)).Take(2).ToArray();

        foreach (var seen in new[] { balloon, noEntry })
        {
            var readings = cards.Select(c => Card(c, Deck.Cards[c], s => s == slot ? seen : Shipped.SymbolOf(Deck, s))).ToArray();
            Assert.Equal(seen, Assert.Single(_matcher.MatchAll(readings)).Symbol);
        }
    }

    [Fact]
    public void A_third_card_tells_the_edition_of_a_symbol_that_two_cards_show_in_doubt()
    {
        var (art, turtle, balloon) = (Symbol("art"), Symbol("turtle"), Symbol("balloon"));
        int[] with = [.. CardsWithNoOther(art.Slot).Take(2)];
        var third = CardsWithNoOther(balloon.Slot).First();
        CardReading[] pair = [.. with.Select(card => Seen(
            card, [.. Deck.Cards[card].Select(slot => (slot, slot == art.Slot ? InDoubt(turtle, art) : Plain(slot), slot))]))];
        var other = Card(third, Deck.Cards[third], slot => slot == balloon.Slot ? balloon.Index : Shipped.SymbolOf(Deck, slot));

        Assert.Equal(turtle.Index, Assert.Single(_matcher.MatchAll(pair)).Symbol);
        Assert.Equal(art.Index, _matcher.MatchAll([.. pair, other])[0].Symbol);

        static DeckSymbol Symbol(string id) => Deck.Symbols[Deck.FindSymbol(id)!.Value];
        static bool TellsEdition(int slot) => Deck.Symbols.Count(symbol => symbol.Slot == slot) > 1;
        static IEnumerable<int> CardsWithNoOther(int slot) => Enumerable.Range(0, Deck.Cards.Count)
            .Where(card => Deck.Cards[card].Contains(slot) && Deck.Cards[card].Count(TellsEdition) == 1);
        static SymbolEvidence Plain(int slot) => Shipped.Sees(Deck, Shipped.SymbolOf(Deck, slot));
    }

    [Fact]
    public void Temperature_softens_what_is_believed() => AnyPair.Sample(
        (first, second) =>
        {
            CardReading[] cards = [Card(first, Deck.Cards[first].Take(3)), Card(second, Deck.Cards[second].Take(3))];

            double At(double temperature) =>
                Assert.Single(new Matcher(Deck, new MatcherOptions { Temperature = temperature }).MatchAll(cards)).Confidence;

            Assert.True(At(1) > At(2));
            Assert.True(At(2) > At(5));
            Assert.True(At(5) > 0.5);
        },
        iter: 30);

    [Fact]
    public void Confidence_never_exceeds_what_is_allowed()
    {
        CardReading[] cards = [Card(3, Deck.Cards[3]), Card(4, Deck.Cards[4])];

        var match = Assert.Single(new Matcher(Deck, new MatcherOptions { Temperature = 0.1, MaxConfidence = 0.97 }).MatchAll(cards));

        Assert.Equal(0.97, match.Confidence);
    }

    [Theory]
    [InlineData(0, 20, 0.6, 0.99)]
    [InlineData(1, -1, 0.6, 0.99)]
    [InlineData(1, 0, 0.6, 0.99)]
    [InlineData(1, 20, 0.6, 0)]
    [InlineData(1, 20, -2, 0.99)]
    [InlineData(1, 20, 2, 0.99)]
    [InlineData(1, 20, 0.6, 1)]
    [InlineData(double.NaN, 20, 0.6, 0.99)]
    public void Options_out_of_range_make_no_matcher(double temperature, double scale, double unknown, double max) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matcher(
            Deck, new MatcherOptions { Temperature = temperature, PairScale = scale, PairUnknown = unknown, MaxConfidence = max }));

    [Theory]
    [InlineData(0, 0.75)]
    [InlineData(36, 1.1)]
    [InlineData(36, double.NaN)]
    public void Options_of_close_looks_out_of_range_make_no_matcher(double scale, double unknown) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matcher(
            Deck, new MatcherOptions { CloseScale = scale, CloseUnknown = unknown }));

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Every_cosine_may_be_the_one_at_which_two_detections_are_as_likely_different(double unknown) =>
        Assert.Single(new Matcher(Deck, new MatcherOptions { PairUnknown = unknown }).MatchAll([Negative(1, [0]), Negative(2, [0])]));

    private static Gen<(int First, int Second)> AnyPair { get; } = Gen
        .Select(Gen.Int[0, Deck.Cards.Count - 1], Gen.Int[1, Deck.Cards.Count - 1])
        .Select((first, step) => (first, (first + step) % Deck.Cards.Count));
}
