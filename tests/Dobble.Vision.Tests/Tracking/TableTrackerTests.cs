using CsCheck;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Decks;
using Dobble.Vision.Tracking;
using static Dobble.Vision.Tests.Tracking.Scripted;

namespace Dobble.Vision.Tests.Tracking;

public sealed class TableTrackerTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(15)]
    public void Two_cards_that_lie_still_and_are_surely_read_are_decided_once_two_looks_say_the_same(double rate)
    {
        var film = new Film(rate).Show(1, Card(3, 100, 100), Card(7, 400, 100));

        var (time, update) = Assert.Single(film.Updates, u => u.Update.Decided.Count > 0);
        Assert.InRange(time.TotalMilliseconds, (1000 / rate) - 1, Math.Max(1000 / rate, 34) + 1);
        Assert.Equal(SharedSymbol(3, 7), Assert.Single(update.Decided).Match.Symbol);
        Assert.Null(film.Last.NoAnswer);
    }

    [Fact]
    public void A_slow_camera_needs_two_frames() =>
        Assert.Equal(1, new Film(5).Show(2, Card(3, 100, 100), Card(7, 400, 100)).Updates.FindIndex(u => u.Update.Decided.Count > 0));

    [Fact]
    public void A_card_that_slides_is_waited_for()
    {
        var film = new Film().Show(0.5, t => [Card(3, 100 + (120 * t), 100), Card(7, 400, 500)]);

        Assert.True(Assert.Single(film.Updates, u => u.Update.Decided.Count > 0).Time.TotalMilliseconds >= 80);
    }

    [Fact]
    public void Cards_that_are_not_sure_by_themselves_are_waited_for()
    {
        var film = new Film().Show(0.5, Card(3, 100, 100, seen: 2), Card(7, 400, 100));

        Assert.True(Assert.Single(film.Updates, u => u.Update.Decided.Count > 0).Time.TotalMilliseconds >= 80);
    }

    [Fact]
    public void A_card_dealt_on_a_pile_from_one_frame_to_the_next_is_a_new_card()
    {
        var film = new Film().Show(0.3, Card(12, 100, 100), Card(7, 400, 100)).Show(0.5, Card(3, 100, 100), Card(7, 400, 100));

        Assert.Equal([SharedSymbol(12, 7), SharedSymbol(3, 7)], film.Decided.Select(pair => pair.Match.Symbol!.Value));
        Assert.Empty(film.Withdrawn);
        Assert.Equal(3, film.Appeared.Count);
    }

    [Fact]
    public void A_pair_is_decided_once_however_long_it_stays()
    {
        var film = new Film().Show(5, Card(3, 100, 100), Card(7, 400, 100));

        Assert.Single(film.Decided);
        Assert.Empty(film.Withdrawn);
        Assert.Equal([0, 1], film.Appeared.Select(card => card.Id));
    }

    [Fact]
    public void A_card_that_moves_keeps_its_identity()
    {
        var film = new Film().Show(2, t => [Card(3, 100 + (400 * t), 100 + (50 * t)), Card(7, 400, 500)]);

        Assert.Equal([0, 1], film.Last.Cards.Select(card => card.Id));
        Assert.Single(film.Decided);
    }

    [Fact]
    public void A_card_that_jumps_is_known_by_its_symbols()
    {
        var film = new Film().Show(1, Card(3, 100, 100), Card(7, 400, 100)).Show(1, Card(3, 900, 500), Card(7, 400, 100));

        Assert.Equal(2, film.Appeared.Count);
        Assert.Empty(film.Gone);
    }

    [Fact]
    public void A_card_that_is_covered_for_a_second_keeps_its_identity()
    {
        var film = new Film().Show(1, Card(3, 100, 100), Card(7, 400, 100)).Show(1, Card(7, 400, 100));
        Assert.False(film.Last.Cards[0].IsSeen);

        film.Show(1, Card(3, 100, 100), Card(7, 400, 100));

        Assert.Equal([0, 1], film.Last.Cards.Select(card => card.Id));
        Assert.Single(film.Decided);
        Assert.Empty(film.Withdrawn);
    }

    [Fact]
    public void A_card_under_a_hand_that_hides_its_symbols_stays_what_it_is()
    {
        var film = new Film().Show(1, Card(3, 100, 100), Card(7, 400, 100))
            .Show(1, Card(3, 100, 100, seen: 1), Unreadable(400, 100)).Show(1, Card(3, 100, 100), Card(7, 400, 100));

        Assert.Single(film.Decided);
        Assert.Empty(film.Withdrawn);
        Assert.Empty(film.Gone);
        Assert.Equal(2, film.Appeared.Count);
    }

    [Fact]
    public void A_card_that_is_taken_is_gone_after_a_while_and_nothing_is_withdrawn()
    {
        var film = new Film().Show(1, Card(3, 100, 100), Card(7, 400, 100)).Show(2, Card(7, 400, 100));

        Assert.Equal(0, Assert.Single(film.Gone).Id);
        Assert.Empty(film.Withdrawn);
        Assert.Equal(NoAnswerReason.OneCard, film.Last.NoAnswer);
    }

    [Fact]
    public void A_card_laid_on_another_is_a_new_card_with_a_new_answer()
    {
        var film = new Film().Show(1, Card(3, 100, 100), Card(7, 400, 100)).Show(1, Card(9, 103, 98), Card(7, 400, 100));

        Assert.Equal([1, 2], film.Last.Cards.Select(card => card.Id));
        Assert.Equal(0, Assert.Single(film.Gone).Id);
        Assert.Equal([SharedSymbol(3, 7), SharedSymbol(7, 9)], film.Decided.Select(pair => pair.Match.Symbol!.Value));
        Assert.Empty(film.Withdrawn);
    }

    [Fact]
    public void A_card_that_comes_back_later_is_a_new_card()
    {
        var film = new Film().Show(1, Card(3, 100, 100)).Show(3).Show(1, Card(3, 100, 100));

        Assert.Equal([0, 1], film.Appeared.Select(card => card.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_card_misread_for_a_few_frames_changes_nothing(int frames)
    {
        var film = new Film().Show(1, Card(3, 100, 100), Card(7, 400, 100))
            .Show(frames / 30.0, Card(12, 100, 100), Card(7, 400, 100)).Show(1, Card(3, 100, 100), Card(7, 400, 100));

        Assert.Single(film.Decided);
        Assert.Empty(film.Withdrawn);
        Assert.DoesNotContain(film.Last.Pairs, pair => pair.Match.Symbol != SharedSymbol(3, 7));
    }

    [Fact]
    public void What_was_decided_is_the_answer_until_it_is_withdrawn_however_frames_waver() =>
        Gen.Select(Gen.Int[2, 4], Gen.Float[0.4f, 0.9f], Gen.Int[1, 12]).Sample(
        (seen, sure, frames) =>
        {
            var film = new Film().Show(1, Card(3, 100, 100), Card(7, 400, 100))
                .Show(frames / 30.0, Card(12, 100, 100, seen, sure), Card(7, 400, 100)).Show(0.5, Card(3, 100, 100), Card(7, 400, 100));
            var answers = new Dictionary<(int, int), int?>();
            foreach (var (_, update) in film.Updates)
            {
                foreach (var pair in update.Pairs.Where(pair => pair.IsDecided))
                {
                    var key = (pair.Match.FirstCard, pair.Match.SecondCard);
                    var isNew = update.Decided.Any(decided => (decided.Match.FirstCard, decided.Match.SecondCard) == key);
                    if (!isNew && pair.Match.Symbol != answers.GetValueOrDefault(key))
                        return false;
                    answers[key] = pair.Match.Symbol;
                }
            }

            return true;
        },
        iter: 60);

    [Fact]
    public void A_card_misread_as_it_is_laid_is_never_said()
    {
        var film = new Film().Show(1, Card(7, 400, 100))
            .Show(0.07, t => [Card(12, 100 + (900 * t), 100), Card(7, 400, 100)]).Show(1, Card(3, 170, 100), Card(7, 400, 100));

        Assert.Equal(SharedSymbol(3, 7), Assert.Single(film.Decided).Match.Symbol);
    }

    [Fact]
    public void An_answer_that_turns_out_wrong_is_withdrawn_and_the_right_one_decided()
    {
        var film = new Film().Show(0.07, Card(12, 100, 100), Card(7, 400, 100)).Show(1.5, Card(3, 100, 100), Card(7, 400, 100));

        Assert.Equal(SharedSymbol(12, 7), Assert.Single(film.Withdrawn).Match.Symbol);
        Assert.Equal([SharedSymbol(12, 7), SharedSymbol(3, 7)], film.Decided.Select(pair => pair.Match.Symbol!.Value));
        Assert.Single(film.Last.Cards, card => card.Reading.Posterior.Known == 3);
    }

    [Fact]
    public void A_false_card_that_flickers_never_appears() => Assert.Empty(
        new Film().Show(3, t => Math.Round(t * 30) % 3 == 0 ? [Negative(100, 100, 1, 2, 3, 4, 5)] : []).Appeared);

    [Fact]
    public void However_long_a_card_is_as_likely_one_as_another_it_is_not_decided()
    {
        var film = new Film().Show(10, Either(3, 12, 100, 100), Card(7, 400, 100));

        Assert.Empty(film.Decided);
        Assert.Equal(NoAnswerReason.Ambiguous, film.Last.NoAnswer);
    }

    [Fact]
    public void The_order_of_the_cards_in_a_frame_does_not_matter() => Gen.Select(Scene, Gen.Int[0, 1000]).Sample(
        (scene, seed) =>
        {
            var (film, shuffled) = (new Film(), new Film());
            var random = new Random(seed);
            foreach (var frame in scene)
            {
                film.Show(1 / 30.0, frame);
                shuffled.Show(1 / 30.0, [.. frame.OrderBy(_ => random.Next())]);
            }

            Assert.Equal(film.Updates.Select(Told), shuffled.Updates.Select(Told));
        },
        iter: 30);

    [Fact]
    public void Identities_are_never_used_again() => Scene.Sample(
        scene =>
        {
            var film = new Film();
            foreach (var frame in scene)
                film.Show(0.2, frame);

            var ids = film.Appeared.Select(card => card.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
        },
        iter: 20);

    [Fact]
    public void Nothing_is_decided_that_the_two_cards_do_not_share() => Scene.Sample(
        scene =>
        {
            var film = new Film();
            foreach (var frame in scene)
            {
                film.Show(0.1, frame);
                Assert.All(film.Last.Decided, pair => Assert.Equal(SharedSymbolOf(film.Last, pair), pair.Match.Symbol));
            }
        },
        iter: 20);

    /// <summary>Frames of up to five different cards of the deck, in places of their own, some ill seen.</summary>
    private static Gen<CardReading[][]> Scene { get; } =
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, Deck.Cards.Count).ToArray(), 0, 5), Gen.Int[0, 8].Array[5])
            .Select((cards, seen) => cards.Select((card, i) => Card(card, 100 + (220 * i), 100, seen[i])).ToArray())
            .Array[2, 12];

    private static string Told((TimeSpan Time, TableUpdate Update) frame) => string.Join(
        ' ',
        [
            .. frame.Update.Cards.Select(card => $"{card.Id}@{card.Reading.Outline.X} {card.Reading.Posterior.Best} {card.IsSeen}"),
            .. frame.Update.Pairs.Select(pair => $"{pair.Match} {pair.IsDecided}"),
            .. frame.Update.Decided.Select(pair => $"decided {pair.Match}"), $"{frame.Update.NoAnswer}",
        ]);

    private static int SharedSymbolOf(TableUpdate update, TrackedPair pair) => SharedSymbol(
        update.Cards.Single(card => card.Id == pair.Match.FirstCard).Reading.Posterior.Best,
        update.Cards.Single(card => card.Id == pair.Match.SecondCard).Reading.Posterior.Best);

    private static int SharedSymbol(int first, int second) => Shipped.SymbolOf(Deck, Deck.SharedSlot(first, second));
}
