using Dobble.Assistant.Games;
using Dobble.Vision.Geometry;
using Dobble.Vision.Tracking;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Games;

/// <summary>The games of the box whose cards wander between piles, as the camera sees them: Anna sits at the bottom, Ben at the top.</summary>
public sealed class PileGameTests
{
    private const int Anna = 0, Ben = 1, None = -1;

    private int _players;
    private double _time = 100;

    [Fact]
    public void In_the_tower_whoever_takes_the_middle_card_has_one_more_and_the_most_win()
    {
        var game = Begin(GameBook.Tower);
        Assert.Equal(GamePhase.Setup, Lie(game, [10, 20]).State.Phase);
        Assert.Equal(GamePhase.Open, Lie(game, [10, 20, 30]).State.Phase);
        var first = Lie(game, [10, 30, 31]);
        Assert.Equal((GameEventKind.Moved, Ben, Deck.SharedSlot(20, 30)), One(first));
        Lie(game, [31, 30, 32]);
        Assert.Equal([1, 1], Scores(Lie(game, [31, 30, 32])));
        var last = Lie(game, [32, 30, None]);
        Assert.Equal((GamePhase.Ended, Anna), (last.State.Phase, last.State.News!.Player));
        Assert.Equal([2, 1], Scores(last));
    }

    [Fact]
    public void In_the_well_whoever_lays_a_card_off_has_one_less_and_the_first_without_any_wins()
    {
        var game = Begin(GameBook.Well);
        Lie(game, [10, 20, 30]);
        Assert.Equal((GameEventKind.Moved, Anna, Deck.SharedSlot(10, 30)), One(Lie(game, [11, 20, 10])));
        Assert.Equal([1, 0], Scores(Lie(game, [11, 20, 10])));
        var last = Lie(game, [11, None, 20]);
        Assert.Equal((GamePhase.Ended, Ben), (last.State.Phase, last.State.News!.Player));
    }

    [Fact]
    public void In_the_well_of_three_the_game_goes_on_until_one_is_left_and_the_first_who_was_rid_of_all_has_won()
    {
        var game = Begin(GameBook.Well, "Anna", "Ben", "Chris");
        Lie(game, [10, 20, 40, 30]);
        Assert.Equal(GamePhase.Open, Lie(game, [10, None, 40, 20]).State.Phase);
        Assert.Equal(Ben, Lie(game, [None, None, 40, 10]).State.News!.Player);
    }

    [Fact]
    public void The_hot_potato_goes_on_with_the_whole_pile_until_one_has_all_of_it()
    {
        var game = Begin(GameBook.HotPotato, "Anna", "Ben", "Chris");
        Lie(game, [10, 20, 30]);
        Assert.Equal((GameEventKind.Moved, Anna, Deck.SharedSlot(10, 30)), One(Lie(game, [None, 20, 10])));
        var over = Lie(game, [None, 10, None]);
        Assert.Equal([GameEventKind.Moved, GameEventKind.Lost], over.Events.Select(what => what.Kind));
        Assert.Equal([0, 3, 0], Scores(over));
        Assert.Equal(GamePhase.Setup, over.State.Phase);
        Assert.Equal(GamePhase.Open, Lie(game, [40, 41, 42]).State.Phase);
    }

    [Fact]
    public void When_no_round_of_the_hot_potato_can_be_dealt_any_more_the_fewest_cards_win()
    {
        var game = Begin(GameBook.HotPotato);
        GameUpdate last = null!;
        for (var round = 0; round < Deck.Cards.Count / 2; round++)
        {
            Lie(game, [2 * round, (2 * round) + 1]);
            last = Lie(game, [None, 2 * round]);
        }

        Assert.Equal((GamePhase.Ended, Anna), (last.State.Phase, last.State.News!.Player));
        Assert.Equal([0, Deck.Cards.Count - 1], Scores(last));
    }

    [Fact]
    public void A_round_of_the_hot_potato_that_was_given_up_ends_like_any_other()
    {
        var game = Begin(GameBook.HotPotato);
        Lie(game, [10, 20]);
        game.GiveUp(Now);
        Assert.Single(Lie(game, [10, 20]).Shown);
        Assert.Empty(Lie(game, [None, 10]).Shown);
        Assert.Equal(GamePhase.Open, Lie(game, [40, 41]).State.Phase);
    }

    [Fact]
    public void A_poisoned_gift_counts_for_whoever_gets_it_and_the_fewest_win()
    {
        var game = Begin(GameBook.PoisonedGift);
        Lie(game, [10, 20, 30]);
        Assert.Equal((GameEventKind.Lost, Ben, Deck.SharedSlot(20, 30)), One(Lie(game, [10, 30, 31])));
        var last = Lie(game, [10, 31, None]);
        Assert.Equal((GamePhase.Ended, Anna), (last.State.Phase, last.State.News!.Player));
    }

    [Theory]
    [InlineData("tower", 10, 30)]
    [InlineData("well", 10, 30)]
    [InlineData("hot-potato", 10, 20)]
    [InlineData("poisoned-gift", 20, 30)]
    public void What_a_player_names_is_judged_by_the_cards_that_count_and_moves_none(string name, int first, int second)
    {
        var game = Begin(name);
        Lie(game, name == "hot-potato" ? [10, 20] : [10, 20, 30]);
        game.Claim(Anna, Now);
        Assert.Contains(Deck.SharedSlot(first, second), game.Follow(Update([]), Now).State.Choices);
        game.Name(Deck.SharedSlot(first, second), Now);
        var after = game.Follow(Update([]), Now);
        Assert.Equal((GameEventKind.Right, Anna, Deck.SharedSlot(first, second)), One(after));
        Assert.Equal([0, 0], Scores(after));
    }

    [Theory]
    [InlineData("tower", false, true, true)]
    [InlineData("poisoned-gift", false, true, true)]
    [InlineData("hot-potato", true, true, true)]
    public void Once_they_give_up_the_pairs_that_count_are_shown_and_no_others(string name, bool ofPlayers, bool ofAnna, bool ofBen)
    {
        string[] players = name == "hot-potato" ? ["Anna", "Ben", "Chris"] : ["Anna", "Ben"];
        var game = Begin(name, players);
        Assert.Empty(Lie(game, [10, 20, 30]).Shown);
        game.GiveUp(Now);
        var shown = Lie(game, [10, 20, 30]).Shown.Select(pair => (pair.Match.FirstCard, pair.Match.SecondCard)).ToList();
        Assert.Equal((ofPlayers, ofAnna, ofBen), (shown.Contains((10, 20)), shown.Contains((10, 30)), shown.Contains((20, 30))));
    }

    [Fact]
    public void A_hand_or_a_card_that_cannot_be_read_moves_nothing()
    {
        var game = Begin(GameBook.Tower);
        Lie(game, [10, 20, 30]);
        var covered = Table([10, 20, 30]) with { Cards = [.. Table([10, 20, 30]).Cards.Select(card => card with { IsSeen = card.Id != 20 })] };
        Assert.Empty(Stay(game, covered).Events);
        Assert.Equal([0, 0], Scores(Lie(game, [10, 20, 30])));
    }

    [Fact]
    public void Cards_that_are_put_in_order_count_for_nobody_and_the_game_goes_on_from_there()
    {
        var game = Begin(GameBook.Tower);
        Lie(game, [10, 20, 30]);
        Assert.Empty(Lie(game, [20, 10, 30], seconds: 5).Events);
        Assert.Equal((GameEventKind.Moved, Anna, Deck.SharedSlot(20, 30)), One(Lie(game, [30, 10, 31])));
    }

    [Fact]
    public void Players_sit_clockwise_from_the_bottom_edge()
    {
        var game = Begin(GameBook.Tower, "Anna", "Ben", "Chris", "Dora");
        Lie(game, [10, 20, 40, 50, 30]);
        Assert.Equal(2, Assert.Single(Lie(game, [10, 20, 30, 50, 31]).Events).Player);
    }

    private Game Begin(string name, params string[] players)
    {
        players = players is [] ? ["Anna", "Ben"] : players;
        _players = players.Length;
        return GameBook.Begin(new GameOptions(name, players, default), Deck)!;
    }

    private TimeSpan Now => TimeSpan.FromSeconds(_time += 0.03);

    /// <summary>Cards lie so for a while: those of the players clockwise from the bottom, then perhaps the one in the middle.</summary>
    private GameUpdate Lie(Game game, int[] tops, double seconds = 1) => Stay(game, Table(tops), seconds);

    private GameUpdate Stay(Game game, TableUpdate table, double seconds = 1)
    {
        var events = new List<GameEvent>();
        GameUpdate last = null!;
        for (var frame = 0; frame < seconds * 30; frame++)
        {
            last = game.Follow(table, Now);
            events.AddRange(last.Events);
        }

        return last with { Events = events };
    }

    private TableUpdate Table(int[] tops)
    {
        var cards = tops.Index().Where(top => top.Item != None).Select(top => At(top.Item, top.Index)).ToArray();
        return Update(cards, [.. from a in cards from b in cards where a.Id < b.Id select Pair(a.Id, b.Id)]);
    }

    /// <summary>A card on a pile: of a player, clockwise from the bottom edge, or after those in the middle.</summary>
    private TrackedCard At(int card, int pile)
    {
        var (away, angle) = (pile < _players ? 250 : 0, 2 * Math.PI * pile / _players);
        var outline = new Ellipse(640 - (away * Math.Sin(angle)), 360 + (away * Math.Cos(angle)), 60, 60, 0);
        var one = Card(card);
        return one with { Reading = one.Reading with { Outline = outline } };
    }

    private static (GameEventKind Kind, int? Player, int? Slot) One(GameUpdate update)
    {
        var what = Assert.Single(update.Events);
        return (what.Kind, what.Player, what.Slot);
    }

    private static IEnumerable<int> Scores(GameUpdate update) => update.State.Players.Select(player => player.Score);
}
