using Dobble.Assistant.Games;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Games;

public sealed class GameStatisticsTests
{
    private static readonly GameState Game = new(
        GameBook.Referee, GamePhase.Open, [new PlayerState("Anna", 0, false), new PlayerState("", 0, false)], null, [], null);

    private GameStatistics _session = new();

    [Fact]
    public void Rounds_are_counted_for_whoever_was_first_with_the_times()
    {
        Add(GameEventKind.Right, 0, 3, 2, endsRound: true);
        Add(GameEventKind.Right, 0, 4, 1, endsRound: true);
        Add(GameEventKind.Wrong, 1, 3, 9);
        Assert.Equal(new PlayerTally { Rounds = 2, MeanSeconds = 1.5, BestSeconds = 1 }, _session.Players["Anna"]);
        Assert.Equal(new PlayerTally { Wrong = 1 }, _session.Players["2"]);
        Assert.Equal(2, _session.Rounds);
    }

    [Fact]
    public void The_symbols_that_are_seen_late_or_not_at_all_come_first()
    {
        Add(GameEventKind.Right, 0, 3, 1, endsRound: true);
        Add(GameEventKind.Told, null, 4, 5, endsRound: true);
        Add(GameEventKind.Right, 1, 4, 3, endsRound: true);
        Assert.Equal([IdOf(4), IdOf(3)], _session.Slowest.Select(one => one.Key));
        Assert.Equal(new SymbolTally { Rounds = 2, Unseen = 1, MeanSeconds = 4 }, _session.Symbols[IdOf(4)]);
    }

    [Fact]
    public void What_ends_no_round_adds_no_round()
    {
        Add(GameEventKind.Right, 0, 3, 1);
        Add(GameEventKind.Won, 0, null, 0);
        Assert.Equal((0, 0, 0), (_session.Rounds, _session.Players.Count, _session.Symbols.Count));
    }

    private void Add(GameEventKind kind, int? player, int? slot, double seconds, bool endsRound = false) => _session = _session.With(
        new GameEvent(kind, player, slot, TimeSpan.FromSeconds(seconds)) { EndsRound = endsRound }, Game, Deck);

    private static string IdOf(int slot) => Deck.Symbols.First(symbol => symbol.Slot == slot).Id;
}
