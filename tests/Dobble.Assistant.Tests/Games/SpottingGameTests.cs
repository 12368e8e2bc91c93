using Dobble.Assistant.Games;
using Dobble.Vision.Tracking;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Games;

/// <summary>Practice and referee: who sees first what the newest card shares.</summary>
public sealed class SpottingGameTests
{
    private const int Anna = 0, Ben = 1;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    /// <summary>Cards 0 and 1, in sight since the second 10.</summary>
    private static readonly TableUpdate Two = Update([Card(0), Card(1, 10)], [Seen(0, 1, 10)]);

    private Game _game = Begin(GameBook.Referee);
    private TableUpdate _table = Update([]);
    private double _time;

    [Fact]
    public void A_round_begins_when_the_answer_is_known_and_shows_nothing()
    {
        Assert.Equal(GamePhase.Setup, At(10, Update([Card(0), Card(1, 10)], [Seen(0, 1, 10) with { IsDecided = false }])).State.Phase);
        var open = At(10.1);
        Assert.Equal(GamePhase.Open, open.State.Phase);
        Assert.Empty(open.Shown);
        Assert.Empty(At(1000).Shown);
    }

    [Fact]
    public void Who_names_the_shared_symbol_gets_the_point_and_it_is_shown()
    {
        At(10.1);
        Claim(Anna, 11.5);
        var naming = At(11.6);
        Assert.Equal((GamePhase.Naming, Anna), (naming.State.Phase, naming.State.Claimant));
        Assert.Contains(Shared(0, 1), naming.State.Choices);
        Assert.Empty(naming.Shown);

        _game.Name(Shared(0, 1), Time(12));
        var after = At(12.1);
        Assert.Equal(new GameEvent(GameEventKind.Right, Anna, Shared(0, 1), Time(1.5)) { EndsRound = true }, Assert.Single(after.Events));
        Assert.Equal((GamePhase.Answered, 1, 0), (after.State.Phase, after.State.Players[Anna].Score, after.State.Players[Ben].Score));
        Assert.Single(after.Shown);
    }

    [Fact]
    public void Who_names_another_symbol_is_out_and_the_next_who_claimed_it_names_it()
    {
        At(10.1);
        Claim(Ben, 11);
        Claim(Anna, 11.1);
        _game.Name(Wrong(0, 1), Time(12));
        var next = At(12.1);
        Assert.Equal((GameEventKind.Wrong, Ben), (next.Events[0].Kind, next.Events[0].Player));
        Assert.Equal(Anna, next.State.Claimant);
        Assert.True(next.State.Players[Ben].IsOut);
        Assert.Empty(next.Shown);
        Claim(Ben, 12.5);
        _game.Name(Shared(0, 1), Time(13));
        Assert.Equal(1, At(13.1).State.Players[Anna].Score);
    }

    [Fact]
    public void Who_takes_too_long_to_name_it_was_wrong()
    {
        At(10.1);
        Claim(Anna, 11);
        Assert.Empty(At(11 + Game.NamingTime.TotalSeconds).Events);
        var late = At(11.1 + Game.NamingTime.TotalSeconds);
        Assert.Equal(new GameEvent(GameEventKind.Wrong, Anna, null, Time(1)), Assert.Single(late.Events));
        Assert.Null(late.State.Claimant);
    }

    [Fact]
    public void Where_all_were_wrong_it_is_told_and_nobody_gets_the_point()
    {
        At(10.1);
        Claim(Anna, 11);
        Claim(Ben, 11);
        _game.Name(Wrong(0, 1), Time(12));
        _game.Name(Wrong(0, 1), Time(13));
        var after = At(13.1);
        Assert.Equal([GameEventKind.Wrong, GameEventKind.Wrong, GameEventKind.Told], after.Events.Select(what => what.Kind));
        Assert.All(after.State.Players, player => Assert.Equal(0, player.Score));
        Assert.Single(after.Shown);
    }

    [Fact]
    public void Claiming_twice_or_without_a_round_changes_nothing()
    {
        Claim(Anna, 9);
        Assert.Null(At(10.1).State.Claimant);
        Claim(Anna, 11);
        Claim(Anna, 11);
        _game.Name(Wrong(0, 1), Time(12));
        Assert.Null(At(12.1).State.Claimant);
        _game.Name(Shared(0, 1), Time(12.2));
        Assert.Equal(GamePhase.Open, At(12.3).State.Phase);
    }

    [Fact]
    public void Nobody_sees_it_and_it_is_shown_when_they_give_up()
    {
        At(10.1);
        Claim(Anna, 11);
        _game.GiveUp(Time(11.1));
        Assert.Equal(GamePhase.Naming, At(11.2).State.Phase);
        _game.Name(Wrong(0, 1), Time(12));
        _game.GiveUp(Time(13));
        Assert.Single(At(13.1).Shown);
    }

    [Fact]
    public void Each_new_card_is_a_round_and_any_symbol_that_it_shares_is_right()
    {
        At(10.1);
        _game.GiveUp(Time(11));
        var three = Update([Card(0), Card(1, 10), Card(2, 20)], [Seen(0, 1, 10), Seen(0, 2, 20), Seen(1, 2, 20)]);
        Assert.Empty(At(20.1, three).Shown);
        Claim(Ben, 22);
        _game.Name(Shared(0, 1), Time(23)); // not with the newest
        Claim(Anna, 24);
        _game.Name(Shared(1, 2), Time(24));
        var after = At(24.1, three);
        Assert.Equal((1, 0), (after.State.Players[Anna].Score, after.State.Players[Ben].Score));
        Assert.Equal((1, 2), Cards(Assert.Single(after.Shown)));
    }

    [Fact]
    public void A_card_that_goes_begins_no_round_with_those_that_stay()
    {
        At(10.1);
        _game.GiveUp(Time(11));
        At(20.1, Update([Card(0), Card(1, 10), Card(2, 20)], [Seen(0, 1, 10), Seen(0, 2, 20), Seen(1, 2, 20)]));
        Assert.NotEqual(GamePhase.Open, At(25).State.Phase);
    }

    [Fact]
    public void Cards_that_are_found_again_after_they_were_covered_are_not_asked_anew()
    {
        At(10.1);
        _game.GiveUp(Time(11));
        At(12, Update([Card(0)]));
        var again = At(20.1, Update([Card(0), Card(1, 20)], [Seen(0, 1, 20)]));
        Assert.NotEqual(GamePhase.Open, again.State.Phase);
        Assert.Empty(again.Events);
    }

    [Fact]
    public void In_practice_the_assistant_waits_then_says_it_for_a_point_of_its_own()
    {
        _game = Begin(GameBook.Practice);
        Assert.Empty(At(14.9).Shown);
        var told = At(15.01);
        Assert.Equal(GameEventKind.Told, Assert.Single(told.Events).Kind);
        Assert.Single(told.Shown);
        Assert.Equal((1, 0), (told.State.Assistant, told.State.Players[Anna].Score));
    }

    [Fact]
    public void A_game_that_begins_over_cards_that_lie_there_gives_all_their_time()
    {
        (_game, _time, _table) = (Begin(GameBook.Practice, at: 100), 100, Two);
        Assert.Empty(At(104.9).Events);
        Assert.Single(At(105.1).Events);
    }

    [Fact]
    public void In_practice_who_claims_in_time_is_waited_for()
    {
        _game = Begin(GameBook.Practice);
        At(14);
        Claim(Anna, 14.9);
        Assert.Empty(At(16).Shown);
        _game.Name(Shared(0, 1), Time(17));
        var after = At(17.1).State;
        Assert.Equal((0, 1), (after.Assistant, after.Players[Anna].Score));
    }

    [Fact]
    public void While_nothing_is_read_nobodys_time_runs()
    {
        _game = Begin(GameBook.Practice);
        At(12);
        _time = 60; // reading rested
        Assert.Empty(At(60.1).Events);
        Assert.Empty(At(63).Events);
        Assert.Single(At(63.2).Events);
    }

    [Fact]
    public void Played_freely_there_is_no_game() =>
        Assert.Null(GameBook.Begin(new GameOptions(GameBook.Free, [], Wait), Deck));

    private static Game Begin(string name, double at = 0)
    {
        var game = GameBook.Begin(new GameOptions(name, ["Anna", "Ben"], Wait), Deck)!;
        game.Follow(Update([]), Time(at));
        return game;
    }

    /// <summary>A table at a time; until then the one before was seen.</summary>
    private GameUpdate At(double seconds, TableUpdate? table = null)
    {
        var events = new List<GameEvent>();
        while (_time + 0.5 < seconds)
            events.AddRange(_game.Follow(_table, Time(_time += 0.5)).Events);
        (_table, _time) = (table ?? Two, seconds);
        var last = _game.Follow(_table, Time(seconds));
        return last with { Events = [.. events, .. last.Events] };
    }

    private void Claim(int player, double seconds) => _game.Claim(player, Time(seconds));

    private static TrackedPair Seen(int first, int second, double since) => Pair(first, second) with { Since = Time(since) };

    private static int Shared(int first, int second) => Deck.SharedSlot(first, second);

    private static int Wrong(int first, int second) => Deck.Cards[second].First(slot => slot != Shared(first, second));

    private static (int First, int Second) Cards(TrackedPair pair) => (pair.Match.FirstCard, pair.Match.SecondCard);

    private static TimeSpan Time(double seconds) => TimeSpan.FromSeconds(seconds);
}
