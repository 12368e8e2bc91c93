using Dobble.Assistant.Speech;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Speech;

/// <summary>What is said aloud, and what is not.</summary>
public sealed class SpeechPolicyTests
{
    private readonly SpeechPolicy _policy = new(Deck, SpeechMode.Table);

    [Fact]
    public void A_pair_is_said_once_however_long_it_stays()
    {
        var table = Update([Card(0), Card(1)], [Pair(0, 1)]);
        Assert.Single(_policy.Decide(table).Spoken);
        Assert.Empty(_policy.Decide(table).Spoken);
        Assert.Empty(_policy.Decide(table).Spoken);
    }

    [Fact]
    public void An_unsure_pair_is_not_said_until_it_is_decided()
    {
        Assert.Empty(_policy.Decide(Update([Card(0), Card(1)], [Pair(0, 1, decided: false)])).Spoken);
        Assert.Single(_policy.Decide(Update([Card(0), Card(1)], [Pair(0, 1)])).Spoken);
    }

    [Fact]
    public void A_symbol_of_an_unknown_deck_has_no_name_to_say()
    {
        var nameless = Pair(0, 1) with { Match = Pair(0, 1).Match with { Symbol = null } };
        Assert.Empty(_policy.Decide(Update([Card(0), Card(1)], [nameless])).Spoken);
    }

    [Fact]
    public void With_three_cards_only_the_pairs_with_the_newest_are_said()
    {
        var table = Update([Card(0, 5), Card(1, 9), Card(2, 1)], [Pair(0, 1), Pair(0, 2), Pair(1, 2)]);
        Assert.Equal([(0, 1), (1, 2)], Cards(_policy.Decide(table)));
    }

    [Fact]
    public void In_hand_mode_only_the_pairs_with_the_players_own_card_are_said()
    {
        var policy = new SpeechPolicy(Deck, SpeechMode.Hand);
        var table = Update([Card(0, 5, y: 100), Card(1, 9, y: 100), Card(2, 1, y: 600)], [Pair(0, 1), Pair(0, 2), Pair(1, 2)]);
        Assert.Equal([(0, 2), (1, 2)], Cards(policy.Decide(table)));
    }

    [Fact]
    public void The_surest_of_several_answers_comes_first()
    {
        var table = Update([Card(0, 9), Card(1), Card(2)], [Pair(0, 1, confidence: 0.991), Pair(0, 2, confidence: 0.9999)]);
        Assert.Equal([0.9999, 0.991], _policy.Decide(table).Spoken.Select(pair => pair.Match.Confidence));
    }

    [Fact]
    public void An_answer_that_was_said_and_is_withdrawn_is_a_mistake()
    {
        var table = Update([Card(0), Card(1)], [Pair(0, 1)]);
        _policy.Decide(table);
        var after = Update([Card(0), Card(1)], [Pair(0, 1, decided: false)], withdrawn: [Pair(0, 1)]);
        Assert.Single(_policy.Decide(after).Mistakes);
        Assert.Empty(_policy.Decide(after with { Withdrawn = [] }).Mistakes);
    }

    [Fact]
    public void An_answer_that_was_never_said_is_no_mistake_when_it_is_withdrawn() =>
        Assert.Empty(_policy.Decide(Update([Card(0), Card(1)], [Pair(0, 1, decided: false)], withdrawn: [Pair(0, 1)])).Mistakes);

    [Fact]
    public void A_pair_that_turns_out_to_share_another_symbol_is_a_mistake_and_the_right_one_is_said()
    {
        var wrong = (Deck.SharedSlot(0, 1) + 1) % Deck.SlotCount;
        _policy.Decide(Update([Card(0), Card(1)], [Pair(0, 1, slot: wrong)]));
        var decision = _policy.Decide(Update([Card(0), Card(1)], [Pair(0, 1)]));
        Assert.Single(decision.Mistakes);
        Assert.Equal(Deck.SharedSlot(0, 1), Deck.Symbols[Assert.Single(decision.Spoken).Match.Symbol!.Value].Slot);
    }

    [Fact]
    public void Cards_that_leave_are_forgotten_without_a_mistake()
    {
        _policy.Decide(Update([Card(0), Card(1)], [Pair(0, 1)]));
        Assert.Empty(_policy.Decide(Update([Card(0)])).Mistakes);
    }

    private static IEnumerable<(int First, int Second)> Cards(SpeechDecision decision) =>
        decision.Spoken.Select(pair => (pair.Match.FirstCard, pair.Match.SecondCard)).Order();
}
