using System.Globalization;
using Dobble.Vision.Decks;

namespace Dobble.Assistant.Games;

/// <summary>What the games of a session were like, added up: rounds, times, and which symbols are seen late. Immutable.</summary>
internal sealed record GameStatistics
{
    /// <summary>Rounds that are over.</summary>
    public int Rounds { get; init; }

    /// <summary>How each player fared, by name; who has none is called by the number.</summary>
    public IReadOnlyDictionary<string, PlayerTally> Players { get; init; } = new Dictionary<string, PlayerTally>();

    /// <summary>How each symbol was seen, by its identifier.</summary>
    public IReadOnlyDictionary<string, SymbolTally> Symbols { get; init; } = new Dictionary<string, SymbolTally>();

    /// <summary>The symbols that took longest to see, the slowest first.</summary>
    public IEnumerable<KeyValuePair<string, SymbolTally>> Slowest =>
        Symbols.OrderByDescending(one => one.Value.MeanSeconds).ThenBy(one => one.Key, StringComparer.Ordinal);

    /// <summary>With what has just happened in a game.</summary>
    public GameStatistics With(GameEvent what, GameState game, Deck deck)
    {
        var seconds = what.After.TotalSeconds;
        var statistics = what.EndsRound && what.Slot is { } slot
            ? this with
            {
                Rounds = Rounds + 1,
                Symbols = Changed(Symbols, IdOf(slot, deck), tally => tally.With(seconds, what.Player is null)),
            }
            : this;
        if (what.Player is not { } player)
            return statistics;
        var name = game.Players[player].Name is { Length: > 0 } named ? named : (player + 1).ToString(CultureInfo.InvariantCulture);
        return what.Kind switch
        {
            GameEventKind.Wrong => statistics with { Players = Changed(Players, name, tally => tally with { Wrong = tally.Wrong + 1 }) },
            GameEventKind.Right or GameEventKind.Moved when what.EndsRound =>
                statistics with { Players = Changed(Players, name, tally => tally.With(seconds)) },
            _ => statistics,
        };
    }

    private static string IdOf(int slot, Deck deck) => deck.Symbols.First(symbol => symbol.Slot == slot).Id;

    private static Dictionary<string, T> Changed<T>(IReadOnlyDictionary<string, T> all, string key, Func<T, T> change)
        where T : new() =>
        new(all) { [key] = change(all.TryGetValue(key, out var one) ? one : new T()) };
}
