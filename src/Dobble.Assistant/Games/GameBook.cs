using Dobble.Vision.Decks;

namespace Dobble.Assistant.Games;

/// <summary>All games.</summary>
internal static class GameBook
{
    /// <summary>No game: every answer is said as soon as it is known.</summary>
    public const string Free = "free";

    public const string Practice = "practice", Referee = "referee", Tower = "tower", Well = "well", HotPotato = "hot-potato",
        PoisonedGift = "poisoned-gift", Triplet = "triplet";

    /// <summary>Their names, as settings have them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Free, Practice, Referee, Tower, Well, HotPotato, PoisonedGift, Triplet];

    /// <summary>Begins a game; null where all are free to play as they like.</summary>
    public static Game? Begin(GameOptions options, Deck deck)
    {
        var players = Players(options);
        return options.Game switch
        {
            Practice => new SpottingGame(Practice, deck, players, options.Wait),
            Referee => new SpottingGame(Referee, deck, players, null),
            Tower => new TowerGame(deck, players),
            Well => new WellGame(deck, players),
            HotPotato => new HotPotatoGame(deck, players),
            PoisonedGift => new PoisonedGiftGame(deck, players),
            Triplet => new TripletGame(deck, players),
            _ => null,
        };
    }

    /// <summary>Who is not named has no name; one can practise alone, all other games take two.</summary>
    private static string[] Players(GameOptions options) =>
    [
        .. options.Players,
        .. Enumerable.Repeat(string.Empty, Math.Max(0, (options.Game is Practice or Triplet ? 1 : 2) - options.Players.Count)),
    ];
}
