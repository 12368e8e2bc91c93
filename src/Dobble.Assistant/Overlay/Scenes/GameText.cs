using System.Globalization;
using Dobble.Assistant.Games;
using Dobble.Assistant.Words;
using Dobble.Vision.Decks;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>What is said and shown of a game.</summary>
internal sealed class GameText(GameState game, Deck deck, string language)
{
    private readonly GameWords _words = OverlayWords.In(language).Games;

    /// <summary>The game, then what each player has.</summary>
    public IReadOnlyList<string> Scores =>
    [
        Title, .. game.Players.Select((player, i) => Score(PlayerName(i), player.Score)),
        .. game.Assistant is { } score ? [Score(_words.Assistant, score)] : Array.Empty<string>(),
    ];

    /// <summary>What the game is called.</summary>
    public string Title => _words.Titles[game.Game];

    /// <summary>What has just happened; null for nothing.</summary>
    public string? News => game.News is { } news ? Line(news) : null;

    /// <summary>What has just happened, else what is to be done now; null for nothing.</summary>
    public string? Prompt => game.Claimant is { } player
        ? $"{PlayerName(player)}: {(game.Choices.Count > 0 ? _words.WhichSymbol : _words.TakeThem)}"
        : News ?? game.Phase switch
        {
            GamePhase.Setup => _words.Setup.GetValueOrDefault(game.Game),
            GamePhase.Open => _words.WhoSeesIt,
            GamePhase.Taken => _words.WhoTookThem,
            _ => null,
        };

    /// <summary>The symbols to choose among, each with its key.</summary>
    public IReadOnlyList<string> Choices =>
        [.. game.Choices.Select((slot, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}  {SymbolName(slot)}"))];

    /// <summary>What players are called.</summary>
    public string PlayerName(int player) => game.Players[player].Name is { Length: > 0 } name ? name
        : game.Players.Count == 1 ? _words.You : $"{_words.Player} {player + 1}";

    /// <summary>What people call the symbol in a slot of the deck; where editions draw several, both.</summary>
    public string SymbolName(int slot) =>
        string.Join(" / ", deck.Symbols.Where(symbol => symbol.Slot == slot).Select(symbol => symbol.NameIn(language)));

    /// <summary>Something that happened, in a few words.</summary>
    public string Line(GameEvent what)
    {
        var who = what.Player is { } player ? PlayerName(player) + ": " : "";
        return what.Kind switch
        {
            GameEventKind.Right => who + _words.Right,
            GameEventKind.Wrong => who + _words.Wrong,
            GameEventKind.Moved => who + SymbolName(what.Slot!.Value),
            GameEventKind.Lost => who + _words.GetsCards,
            GameEventKind.Won => what.Player is null ? _words.Draw : who + _words.HasWon,
            _ => _words.NobodySawIt,
        };
    }

    /// <summary>What is said aloud of what happened with a frame; symbols that are shown are said anyway.</summary>
    public static IEnumerable<string> Aloud(GameUpdate update, Deck deck, string language)
    {
        var text = new GameText(update.State, deck, language);
        return update.Events.SelectMany(text.Aloud);
    }

    private IEnumerable<string> Aloud(GameEvent what)
    {
        if (what.Player is { } player && game.Players.Count > 1)
            yield return PlayerName(player);
        var text = what.Kind switch
        {
            GameEventKind.Right => _words.Right,
            GameEventKind.Wrong => _words.Wrong,
            GameEventKind.Moved or GameEventKind.Lost when what.Slot is { } slot => SpokenName(slot),
            GameEventKind.Lost => _words.GetsCards,
            GameEventKind.Won => what.Player is null ? _words.Draw : _words.HasWon,
            _ => null,
        };
        if (text is not null)
            yield return text;
    }

    /// <summary>The name of the first symbol in a slot: one of them is said.</summary>
    private string SpokenName(int slot) =>
        deck.Symbols.SpokenNameOf(deck.Symbols.First(symbol => symbol.Slot == slot).Index, language);

    private static string Score(string who, int score) => string.Create(CultureInfo.InvariantCulture, $"{who}  {score}");
}
