using CsCheck;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Decks;

namespace Dobble.Vision.Tests.Matching;

public sealed class MatcherTests
{
    private static readonly Deck Deck = Shipped.Classic;
    private static readonly CardDecoder Decoder = new(Deck);
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
        CardReading[] pair = [.. with.Select(card => Reading(
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

    private static Box BoxAt(int card, int slot) => new(card * 100, slot * 10, (card * 100) + 9, (slot * 10) + 9);

    /// <summary>A card on which these slots are seen, each in its own place.</summary>
    private static CardReading Card(int id, IEnumerable<int> slots, Func<int, int>? symbolOf = null)
    {
        symbolOf ??= slot => Shipped.SymbolOf(Deck, slot);
        return Reading(id, [.. slots.Select(s => (s, Shipped.Sees(Deck, symbolOf(s)), s))]);
    }

    /// <summary>What may be either of two symbols, a little rather the first.</summary>
    private static SymbolEvidence InDoubt(DeckSymbol rather, DeckSymbol or)
    {
        var sees = Shipped.Sees(Deck, rather.Index);
        var seen = sees.Symbols[rather.Index] + sees.Symbols[or.Index];
        float[] symbols = [.. sees.Symbols];
        (symbols[rather.Index], symbols[or.Index]) = (0.6f * seen, 0.4f * seen);
        return sees with { Symbols = symbols };
    }

    /// <summary>A card of no known deck; its symbols look along these axes.</summary>
    private static CardReading Negative(int id, IEnumerable<int> looks) =>
        Reading(id, [.. looks.Select(l => (l, Shipped.SeesNegative(Deck), l))]);

    /// <summary>A card of no known deck with one symbol that looks like this.</summary>
    private static CardReading Looking(int id, float[] look)
    {
        var card = Negative(id, [0]);
        return card with
        {
            Symbols = [card.Symbols[0] with { Detection = card.Symbols[0].Detection with { Embedding = look } }],
            Posterior = Foreign(1),
        };
    }

    /// <summary>Of no known deck with this probability, and of every card of the deck as likely as of another.</summary>
    private static CardPosterior Foreign(double none) =>
        new([.. Enumerable.Repeat((1 - none) / Deck.Cards.Count, Deck.Cards.Count)], none);

    private static CardReading Faint(CardReading card, int symbol) => card with
    {
        Symbols = [.. card.Symbols.Select((s, i) => i == symbol ? s with { Detection = s.Detection with { Presence = 0.3f } } : s)],
    };

    /// <summary>A card one of whose symbols is called this, of whose looks it is as sure.</summary>
    private static CardReading Named(CardReading card, int symbol, int name, float sure = 0.99f) => card with
    {
        Symbols = [.. card.Symbols.Select((s, i) => i == symbol ? s with { Symbol = name, Evidence = Shipped.Sees(Deck, name, sure) } : s)],
    };

    /// <summary>As it was named, though it looks a little like anything.</summary>
    private static SymbolReading Unclear(SymbolReading symbol)
    {
        var even = new float[symbol.Evidence.Symbols.Length];
        Array.Fill(even, 1f / even.Length);
        return symbol with { Evidence = symbol.Evidence with { Symbols = even } };
    }

    private static CardReading Reading(int id, (int Place, SymbolEvidence Evidence, int Look)[] seen)
    {
        SymbolEvidence[] evidence = [.. seen.Select(s => s.Evidence)];
        var posterior = Decoder.Decode(evidence);
        var names = Decoder.Name(evidence, posterior);
        var symbols = seen.Select((s, i) => new SymbolReading(
            names[i].Symbol, names[i].Confidence, BoxAt(id, s.Place), new SymbolDetection(default, s.Evidence.Presence, Along(s.Look)),
            s.Evidence));
        return new CardReading(id, new Ellipse(0, 0, 100, 100, 0), 1, [.. symbols], posterior);
    }

    /// <summary>A direction with this cosine to an axis.</summary>
    private static float[] Leaning(int axis, float cosine)
    {
        var vector = Along(axis);
        (vector[axis], vector[axis + 1]) = (cosine, MathF.Sqrt(1 - (cosine * cosine)));
        return vector;
    }

    private static float[] Along(int axis)
    {
        var vector = new float[64];
        vector[axis] = 1;
        return vector;
    }
}
