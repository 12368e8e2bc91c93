using Dobble.Vision.Decks;

namespace Dobble.Assistant.Games;

/// <summary>All games.</summary>
internal static class GameBook
{
    /// <summary>No game: every answer is said as soon as it is known.</summary>
    public const string Free = "free";

    public const string Practice = "practice", Referee = "referee";

    /// <summary>Their names, as settings have them.</summary>
    public static IReadOnlyList<string> Names { get; } = [Free, Practice, Referee];

    /// <summary>Begins a game; null where all are free to play as they like.</summary>
    public static Game? Begin(GameOptions options, Deck deck)
    {
        var players = Players(options);
        return options.Game switch
        {
            Practice => new SpottingGame(Practice, deck, players, options.Wait),
            Referee => new SpottingGame(Referee, deck, players, null),
            _ => null,
        };
    }

    /// <summary>Where nobody is named one plays against the assistant, and two against each other.</summary>
    private static IReadOnlyList<string> Players(GameOptions options) =>
        options.Players.Count > 0 ? options.Players : options.Game == Practice ? [""] : ["", ""];
}
