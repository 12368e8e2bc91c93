using Dobble.Assistant.Speech;
using Dobble.Vision.Tracking;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Speech;

/// <summary>What is said aloud and when, and what is not.</summary>
public sealed class SpeechPolicyTests
{
    private readonly SpeechPolicy _policy = new(Deck);
    private double _time;

    [Fact]
    public void A_pair_is_said_once_however_long_it_stays()
    {
        var table = Update([Card(0), Card(1)], [Pair(0, 1)]);
        Assert.Single(Decide(table).Spoken);
        Assert.All(Enumerable.Range(0, 90), _ => Assert.Empty(Decide(table).Spoken));
    }

    [Fact]
    public void An_unsure_pair_is_not_said_until_it_is_decided()
    {
        Assert.Null(Decide(Update([Card(0), Card(1)], [Pair(0, 1, decided: false)])).Say);
        Assert.NotNull(Decide(Update([Card(0), Card(1)], [Pair(0, 1)])).Say);
    }

    [Fact]
    public void A_symbol_of_an_unknown_deck_has_no_name_to_say()
    {
        var nameless = Pair(0, 1) with { Match = Pair(0, 1).Match with { Symbol = null } };
        Assert.Null(Decide(Update([Card(0), Card(1)], [nameless])).Say);
    }

    [Fact]
    public void With_three_cards_only_the_pairs_with_the_newest_are_said_one_after_another()
    {
        var table = Update([Card(0, 5), Card(1, 9), Card(2, 1)], [Pair(0, 1), Pair(0, 2), Pair(1, 2)]);
        Assert.Equal(1, Decide(table).Focus);
        Assert.Equal(2, _policy.Decide(table, At()).Announced.Count);
        Assert.Equal([(0, 1), (1, 2)], Said(new SpeechPolicy(Deck), table, SpeechMode.Table).Order());
    }

    [Fact]
    public void In_hand_mode_only_the_pairs_with_the_players_own_card_are_said()
    {
        var table = Update([Card(0, 5, y: 100), Card(1, 9, y: 100), Card(2, 1, y: 600)], [Pair(0, 1), Pair(0, 2), Pair(1, 2)]);
        Assert.Equal([(0, 2), (1, 2)], Said(new SpeechPolicy(Deck), table, SpeechMode.Hand).Order());
    }

    [Fact]
    public void The_surest_of_several_answers_comes_first_and_the_next_once_it_was_said()
    {
        var table = Update([Card(0, 9), Card(1), Card(2)], [Pair(0, 1, confidence: 0.991), Pair(0, 2, confidence: 0.9999)]);
        Assert.Equal((0, 2), Assert.Single(Decide(table).Spoken.Select(Key)));
        Assert.Empty(Decide(table).Spoken);
        _time += 1;
        Assert.Equal((0, 1), Assert.Single(Decide(table).Spoken.Select(Key)));
    }

    [Fact]
    public void Of_ten_cards_at_once_three_names_with_the_newest_are_said_and_all_of_them_are_announced()
    {
        var cards = Enumerable.Range(0, 10).Select(id => Card(id)).ToArray();
        var pairs = (from first in Enumerable.Range(0, 10)
                     from second in Enumerable.Range(first + 1, 9 - first)
                     select Pair(first, second)).ToArray();
        var table = Update(cards, pairs);
        var announced = new SpeechPolicy(Deck).Decide(table, At()).Announced.Select(Key).ToList();
        Assert.Equal(SpeechPolicy.Most, announced.Select(pair => Deck.SharedSlot(pair.First, pair.Second)).Distinct().Count());
        var said = Said(_policy, table, SpeechMode.Table);
        Assert.All(said, pair => Assert.Equal(9, pair.Second));
        Assert.Equal(announced.Select(pair => Deck.SharedSlot(pair.First, pair.Second)),
            said.Select(pair => Deck.SharedSlot(pair.First, pair.Second)).Distinct());
    }

    [Fact]
    public void A_symbol_that_two_new_pairs_share_is_said_once_and_answers_both()
    {
        var slot = Deck.SharedSlot(0, 2);
        var table = Update([Card(0), Card(1), Card(2, 9)], [Pair(0, 2), Pair(1, 2, slot: slot)]);
        var decision = Decide(table);
        Assert.Equal(2, decision.Spoken.Count);
        Assert.Single(decision.Announced);
        _time += 2;
        Assert.Null(Decide(table).Say);
    }

    [Fact]
    public void A_pair_that_is_decided_while_its_symbol_is_being_said_is_answered_by_the_same_word()
    {
        var slot = Deck.SharedSlot(0, 2);
        Decide(Update([Card(0), Card(1), Card(2, 9)], [Pair(0, 2)]));
        var decision = Decide(Update([Card(0), Card(1), Card(2, 9)], [Pair(0, 2), Pair(1, 2, slot: slot)]));
        Assert.Null(decision.Say);
        Assert.Equal((1, 2), Key(Assert.Single(decision.Spoken)));
    }

    [Fact]
    public void What_no_longer_holds_when_its_turn_comes_is_never_said()
    {
        var table = Update([Card(0, 9), Card(1), Card(2)], [Pair(0, 1), Pair(0, 2, confidence: 0.991)]);
        Assert.Equal((0, 1), Key(Decide(table).Say!.Pairs[0]));
        _time += 2;
        var decision = Decide(Update([Card(0, 9), Card(1)], [Pair(0, 1)]));
        Assert.Null(decision.Say);
        Assert.Equal((0, 1), Key(Assert.Single(decision.Announced)));
    }

    [Fact]
    public void An_answer_that_waited_too_long_is_not_said_late()
    {
        var table = Update([Card(0, 9), Card(1), Card(2)], [Pair(0, 1), Pair(0, 2, confidence: 0.991)]);
        Decide(table);
        _time += 5;
        Assert.Null(Decide(table).Say);
    }

    [Fact]
    public void Nothing_is_said_of_a_card_that_was_taken_away_when_the_card_that_held_it_back_goes()
    {
        var taken = Card(1) with { IsSeen = false };
        Assert.Null(Decide(Update([Card(0), taken, Card(2, 9) with { IsSeen = false }], [Pair(0, 1)])).Say);
        Assert.Null(Decide(Update([Card(0), taken], [Pair(0, 1)])).Say);
        Assert.NotNull(Decide(Update([Card(0), Card(1)], [Pair(0, 1)])).Say);
    }

    [Fact]
    public void What_waits_is_not_said_while_one_of_its_cards_is_out_of_sight()
    {
        TrackedPair[] pairs = [Pair(0, 1, confidence: 0.9999), Pair(0, 2)];
        Decide(Update([Card(0, 9), Card(1), Card(2)], pairs));
        _time += 1;
        Assert.Null(Decide(Update([Card(0, 9), Card(1), Card(2) with { IsSeen = false }], pairs)).Say);
        Assert.NotNull(Decide(Update([Card(0, 9), Card(1), Card(2)], pairs)).Say);
    }

    [Fact]
    public void A_new_card_cuts_off_what_is_being_said_of_the_one_before()
    {
        Decide(Update([Card(0), Card(1, 1)], [Pair(0, 1)]));
        var decision = Decide(Update([Card(0), Card(1, 1), Card(2, 2)], [Pair(0, 1), Pair(0, 2)]));
        Assert.True(decision.Say!.CutsOff);
        Assert.Equal((0, 2), Key(Assert.Single(decision.Announced)));
    }

    [Fact]
    public void What_was_said_stays_announced_while_it_holds_and_until_something_else_is_said()
    {
        var table = Update([Card(0), Card(1, 1)], [Pair(0, 1)]);
        Decide(table);
        _time += 60;
        Assert.Single(Decide(table).Announced);
        Assert.Empty(Decide(Update([Card(0)])).Announced);
    }

    [Fact]
    public void Where_somebody_listens_a_name_counts_as_said_once_it_is_heard()
    {
        var table = Update([Card(0), Card(1)], [Pair(0, 1)]);
        var say = _policy.Decide(table, At(), heard: []);
        Assert.Empty(say.Spoken);
        Assert.Empty(_policy.Decide(table, At(), heard: []).Spoken);
        Assert.Single(_policy.Decide(table, At(), heard: [say.Say!]).Spoken);
        Assert.Empty(_policy.Decide(table, At(), heard: [say.Say!]).Spoken);
    }

    [Fact]
    public void An_answer_that_was_heard_and_is_withdrawn_is_a_mistake()
    {
        Decide(Update([Card(0), Card(1)], [Pair(0, 1)]));
        var after = Update([Card(0), Card(1)], [Pair(0, 1, decided: false)], withdrawn: [Pair(0, 1)]);
        Assert.Single(Decide(after).Mistakes);
        Assert.Empty(Decide(after with { Withdrawn = [] }).Mistakes);
    }

    [Fact]
    public void An_answer_that_was_never_heard_is_no_mistake_when_it_is_withdrawn()
    {
        var withdrawn = Update([Card(0), Card(1)], [Pair(0, 1, decided: false)], withdrawn: [Pair(0, 1)]);
        Assert.Empty(Decide(withdrawn).Mistakes);
        _policy.Decide(Update([Card(0), Card(1)], [Pair(0, 1)]), At(), heard: []);
        Assert.Empty(_policy.Decide(withdrawn, At(), heard: []).Mistakes);
    }

    [Fact]
    public void A_pair_that_turns_out_to_share_another_symbol_is_a_mistake_and_the_right_one_is_said_whole()
    {
        var wrong = (Deck.SharedSlot(0, 1) + 1) % Deck.SlotCount;
        Decide(Update([Card(0), Card(1)], [Pair(0, 1, slot: wrong)]));
        var decision = Decide(Update([Card(0), Card(1)], [Pair(0, 1)]));
        Assert.Single(decision.Mistakes);
        Assert.True(decision.Say!.CutsOff);
        Assert.Equal(Deck.SharedSlot(0, 1), Deck.Symbols[decision.Say.Symbol].Slot);
        Assert.Equal(decision.Say.Pairs, decision.Announced);
    }

    [Fact]
    public void Cards_that_leave_are_forgotten_without_a_mistake()
    {
        Decide(Update([Card(0), Card(1)], [Pair(0, 1)]));
        Assert.Empty(Decide(Update([Card(0)])).Mistakes);
    }

    /// <summary>The next frame, at 30 a second.</summary>
    private SpeechDecision Decide(TableUpdate table) => _policy.Decide(table, At());

    private TimeSpan At() => TimeSpan.FromSeconds(_time += 1 / 30.0);

    /// <summary>What is said of a table that stays for ten seconds.</summary>
    private List<(int First, int Second)> Said(SpeechPolicy policy, TableUpdate table, SpeechMode mode) =>
        [.. Enumerable.Range(0, 300).SelectMany(_ => policy.Decide(table, At(), mode).Spoken).Select(Key)];

    private static (int First, int Second) Key(TrackedPair pair) => (pair.Match.FirstCard, pair.Match.SecondCard);
}
