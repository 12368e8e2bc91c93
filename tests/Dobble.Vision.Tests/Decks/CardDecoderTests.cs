using CsCheck;
using Dobble.Vision.Decks;
using static Dobble.Vision.Tests.Decks.Shipped;

namespace Dobble.Vision.Tests.Decks;

public sealed class CardDecoderTests
{
    private static readonly Deck Deck = Classic;
    private static readonly CardDecoder Decoder = new(Deck);
    private static readonly Gen<int> AnyCard = Gen.Int[0, Deck.Cards.Count - 1];
    private static readonly Gen<int[]> EightPlaces = Gen.Shuffle(Enumerable.Range(0, 8).ToArray());
    private static readonly Gen<int[]> AllSlots = Gen.Shuffle(Enumerable.Range(0, Deck.SlotCount).ToArray());

    [Fact]
    public void Any_three_symbols_of_a_card_decode_it() => Gen.Select(AnyCard, EightPlaces).Sample(
        (card, places) => AssertDecoded(card, places[..3].Select(p => SeesSlot(Deck, Deck.Cards[card][p]))), iter: 300);

    [Fact]
    public void Three_right_symbols_outweigh_spurious_ones_that_are_on_no_common_card() =>
        Gen.Select(AnyCard, EightPlaces, AllSlots, Gen.Int[2, 3]).Sample(
        (card, places, slots, count) =>
        {
            var spurious = slots.Except(Deck.Cards[card]).Take(count).ToArray();
            var seen = places[..3].Select(p => Deck.Cards[card][p]).Concat(spurious).ToArray();
            // With three spurious symbols another card can explain as much as the right one: then nothing decides.
            if (Explained(seen).Where((_, c) => c != card).Max() < 3)
                AssertDecoded(card, seen.Select(s => SeesSlot(Deck, s)));
        },
        iter: 300);

    [Fact]
    public void A_card_with_three_misread_symbols_is_decoded() => Gen.Select(AnyCard, EightPlaces, AllSlots).Sample(
        (card, places, slots) =>
        {
            var right = places[3..].Select(p => Deck.Cards[card][p]);
            var wrong = slots.Except(Deck.Cards[card]).Take(3);
            AssertDecoded(card, right.Concat(wrong).Select(s => SeesSlot(Deck, s)));
        },
        iter: 300);

    [Fact]
    public void A_certain_mistake_does_not_overrule_three_right_symbols() => Gen.Select(AnyCard, EightPlaces, AllSlots).Sample(
        (card, places, slots) =>
        {
            var right = places[..3].Select(p => SeesSlot(Deck, Deck.Cards[card][p]));
            var wrong = Sees(Deck, SymbolOf(Deck, slots.Except(Deck.Cards[card]).First()), sure: 1);
            AssertDecoded(card, [.. right, wrong]);
        },
        iter: 300);

    // A card that has more than three symbols in common with one of this deck's may be that one, misread.
    [Fact]
    public void The_decks_symbols_in_other_company_make_a_card_of_no_known_deck() => AllSlots.Sample(
        slots =>
        {
            var line = slots[..8];
            if (Explained(line).Max() > 3)
                return;
            var posterior = Decoder.Decode([.. line.Select(s => SeesSlot(Deck, s))]);
            Assert.True(posterior.None > 0.5, $"none {posterior.None:f3}, card {posterior.Best} {posterior.Cards[posterior.Best]:f3}");
        },
        iter: 300);

    [Fact]
    public void Looks_at_one_card_add_up() => Gen.Select(AnyCard, EightPlaces).Sample(
        (card, places) =>
        {
            var looks = places[..2].Select(p => Decoder.Likelihood([SeesSlot(Deck, Deck.Cards[card][p])])).ToArray();
            Assert.All(looks, look => Assert.Null(Decoder.Posterior(look).Known));

            var both = new CardLikelihood([.. looks[0].Cards.Zip(looks[1].Cards, (a, b) => a + b)], looks[0].None + looks[1].None);

            Assert.Equal(card, Decoder.Posterior(both).Known);
        },
        iter: 100);

    [Fact]
    public void The_order_of_detections_does_not_matter() => Gen.Select(AnyCard, EightPlaces).Sample(
        (card, places) =>
        {
            var detections = Deck.Cards[card].Select((slot, i) => Sees(Deck, SymbolOf(Deck, slot), 0.3f + (0.08f * i), 0.2f + (0.1f * i)))
                .ToArray();

            var (straight, mixed) = (Decoder.Decode(detections), Decoder.Decode([.. places.Select(p => detections[p])]));

            for (var c = 0; c < straight.Cards.Length; c++)
                Assert.Equal(straight.Cards[c], mixed.Cards[c], 1e-9);
            Assert.Equal(straight.None, mixed.None, 1e-9);
        },
        iter: 50);

    [Fact]
    public void A_posterior_sums_to_one() => Gen.Select(AllSlots, Gen.Int[0, 40]).Sample(
        (slots, count) =>
        {
            var posterior = Decoder.Decode([.. slots[..count].Select(s => SeesSlot(Deck, s))]);
            Assert.Equal(1, posterior.Cards.Sum() + posterior.None, 1e-9);
            Assert.All(posterior.Cards, p => Assert.InRange(p, 0, 1));
        },
        iter: 50);

    [Fact]
    public void Strangers_symbols_make_a_card_of_no_known_deck()
    {
        var posterior = Decoder.Decode([.. Enumerable.Repeat(SeesNegative(Deck), 8)]);

        Assert.True(posterior.None > 0.99);
        Assert.Null(posterior.Known);
    }

    [Fact]
    public void Without_detections_all_cards_are_as_probable()
    {
        var posterior = Decoder.Decode([]);

        Assert.Equal(0.02, posterior.None, 1e-9);
        Assert.All(posterior.Cards, p => Assert.Equal(0.98 / Deck.Cards.Count, p, 1e-9));
        Assert.Null(posterior.Known);
    }

    [Fact]
    public void Detections_that_are_hardly_there_count_little()
    {
        var strong = Deck.Cards[10].Take(3).Select(s => SeesSlot(Deck, s));
        var weak = Deck.Cards[20].Select(s => Sees(Deck, SymbolOf(Deck, s), presence: 0.02f));

        Assert.Equal(10, Decoder.Decode([.. strong, .. weak]).Known);
        Assert.Null(Decoder.Decode([.. Deck.Cards[20].Take(2).Select(s => Sees(Deck, SymbolOf(Deck, s), presence: 0.002f))]).Known);
    }

    [Fact]
    public void One_symbol_seen_twice_counts_for_one_symbol()
    {
        var slots = Deck.Cards[7];
        var once = Decoder.Decode([SeesSlot(Deck, slots[0])]);
        var often = Decoder.Decode([.. Enumerable.Repeat(SeesSlot(Deck, slots[0]), 4)]);

        Assert.Null(often.Known);
        Assert.True(often.Cards[7] <= once.Cards[7] + 0.01);
    }

    [Fact]
    public void The_other_edition_of_a_symbol_decodes_the_same_card()
    {
        var card = Deck.Cards.Select((slots, c) => (slots, c))
            .First(x => x.slots.Contains(Deck.Symbols[Deck.FindSymbol("balloon")!.Value].Slot)).c;
        var seen = Deck.Cards[card].Select(slot => Sees(Deck, Deck.Symbols.Last(s => s.Slot == slot).Index));

        AssertDecoded(card, seen.Take(8));
    }

    [Fact]
    public void A_hundred_detections_stay_within_the_numbers()
    {
        var detections = Enumerable.Repeat(Deck.Cards[4].Select(s => SeesSlot(Deck, s)), 13).SelectMany(s => s);

        AssertDecoded(4, detections);
    }

    [Fact]
    public void A_misread_symbol_is_renamed_where_the_card_is_sure()
    {
        var slots = Deck.Cards[12];
        var truth = SymbolOf(Deck, slots[7]);
        var wrong = SymbolOf(Deck, Enumerable.Range(0, Deck.SlotCount).First(s => !slots.Contains(s)));
        var misread = Sees(Deck, wrong, 0.55f);
        misread.Symbols[truth] = 0.35f;
        SymbolEvidence[] detections = [.. slots.Take(7).Select(s => SeesSlot(Deck, s)), misread];

        var names = Decoder.Name(detections, Decoder.Decode(detections));

        Assert.Equal(slots.Select(s => (int?)SymbolOf(Deck, s)), names.Select(n => n.Symbol));
        Assert.All(names, name => Assert.InRange(name.Confidence, 0.5, 1));
        Assert.True(names[7].Confidence < names[0].Confidence);
    }

    [Fact]
    public void A_surely_foreign_symbol_stays_one_on_a_known_card()
    {
        SymbolEvidence[] detections = [.. Deck.Cards[12].Take(7).Select(s => SeesSlot(Deck, s)), SeesNegative(Deck) with
            { Symbols = new float[Deck.Symbols.Count], Unknown = 1 }];

        Assert.Null(Decoder.Name(detections, Decoder.Decode(detections))[7].Symbol);
    }

    [Fact]
    public void What_is_hardly_there_is_named_with_little_confidence()
    {
        SymbolEvidence[] detections = [.. Deck.Cards[12].Select(s => Sees(Deck, SymbolOf(Deck, s), presence: 0.3f))];

        Assert.All(Decoder.Name(detections, Decoder.Decode(detections)), name => Assert.InRange(name.Confidence, 0.1, 0.3));
    }

    [Fact]
    public void A_card_that_was_not_enrolled_is_none_of_those_that_were_though_a_symbol_of_it_is_misread()
    {
        var (deck, decoder, lacking) = Begun();
        foreach (var card in lacking)
        {
            for (var misread = 0; misread < card.Count; misread++)
            {
                var others = Enumerable.Range(0, deck.SlotCount).Where(slot => !card.Contains(slot));
                foreach (var wrong in others)
                {
                    var seen = card.Select((slot, i) => i == misread ? wrong : slot);
                    var posterior = decoder.Decode(
                        [.. seen.Select(slot => slot < deck.SlotCount ? SeesSlot(deck, slot) : SeesNegative(deck))]);
                    Assert.True(
                        posterior.Cards[posterior.Best] < 0.25,
                        $"{string.Join(" ", card)}, {wrong} for {card[misread]}: {posterior.Cards[posterior.Best]:f3}");
                }
            }
        }
    }

    [Fact]
    public void The_first_cards_of_a_deck_are_surely_known_when_they_are_seen_again()
    {
        var (deck, decoder, _) = Begun();

        for (var card = 0; card < deck.Cards.Count; card++)
        {
            var posterior = decoder.Decode([.. deck.Cards[card].Select(slot => SeesSlot(deck, slot))]);
            Assert.True(posterior.Cards[card] > 0.99, $"card {card}: {posterior.Cards[card]:f4}");
        }
    }

    [Fact]
    public void A_card_of_eight_symbols_is_none_of_a_deck_of_four_though_three_of_them_look_like_that_decks()
    {
        var deck = Deck.Create("small", [.. Enumerable.Range(0, 13).Select(i => $"s{i}")], ProjectivePlane.Create(3));
        var decoder = new CardDecoder(deck);

        foreach (var card in deck.Cards)
        {
            SymbolEvidence[] alike = [.. card.Take(3).Select(slot => SeesSlot(deck, slot))];
            Assert.True(decoder.Decode([.. alike, SeesNegative(deck)]).Known is not null, "a symbol misread");
            var posterior = decoder.Decode([.. alike, .. Enumerable.Repeat(SeesNegative(deck), 5)]);
            Assert.True(posterior.None > 0.99, $"none of this deck: {posterior.None:f3}");
        }
    }

    [Theory]
    [InlineData(0, 0.1, 0.02)]
    [InlineData(1, 0.1, 0.02)]
    [InlineData(0.15, 0, 0.02)]
    [InlineData(0.15, 1, 0.02)]
    [InlineData(0.15, 0.1, 0)]
    [InlineData(0.15, 0.1, 1)]
    [InlineData(0.15, 0.1, -1)]
    [InlineData(double.NaN, 0.1, 0.02)]
    public void Probabilities_out_of_range_make_no_decoder(double miss, double spurious, double foreign) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new CardDecoder(Deck, new DecoderOptions { Miss = miss, Spurious = spurious, Foreign = foreign }));

    [Fact]
    public void Evidence_of_another_deck_is_refused() =>
        Assert.Throws<ArgumentException>(() => Decoder.Decode([new SymbolEvidence(1, new float[3], 1)]));

    /// <summary>Six cards of a deck of 13, and those that it lacks; their symbols that none of the six has come last.</summary>
    private static (Deck Deck, CardDecoder Decoder, IReadOnlyList<IReadOnlyList<int>> Lacking) Begun()
    {
        var all = ProjectivePlane.Create(3);
        int[] known = [.. all.Take(6).SelectMany(card => card).Distinct()];
        int[] order = [.. known, .. all.SelectMany(card => card).Except(known)];
        var cards = all.Select(card => (IReadOnlyList<int>)[.. card.Select(slot => Array.IndexOf(order, slot))]).ToArray();
        var deck = Deck.Create("begun", [.. Enumerable.Range(0, 1 + cards[..6].Max(card => card.Max())).Select(i => $"s{i}")], cards[..6]);
        return (deck, new CardDecoder(deck), cards[6..]);
    }

    /// <summary>How many of these slots each card has.</summary>
    private static IEnumerable<int> Explained(int[] slots) => Deck.Cards.Select(card => card.Intersect(slots).Count());

    private static void AssertDecoded(int card, IEnumerable<SymbolEvidence> detections)
    {
        var posterior = Decoder.Decode([.. detections]);
        Assert.True(
            posterior.Known == card,
            $"card {card} has {posterior.Cards[card]:f3}, card {posterior.Best} {posterior.Cards[posterior.Best]:f3}, "
                + $"none {posterior.None:f3}");
    }
}
