using System.Text.Json;
using Dobble.Assistant.Games;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Words;
using Dobble.Vision.Decks;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>The game on the page: how it stands, and what players tap.</summary>
internal sealed class GamePages(GameControl games, GameRecord record)
{
    private const int Shown = 5;

    /// <summary>Takes what a player does.</summary>
    public Task ServeAsync(HttpContext context) =>
        JsonExchange.TakeAsync(context, "This is nothing that a player does.", PageJsonContext.Default.GameMoveJson, Do);

    /// <summary>The games to choose among.</summary>
    public static IReadOnlyList<GameTitleJson> Titles(string language) =>
        [.. GameBook.Names.Select(name => new GameTitleJson(name, OverlayWords.In(language).Games.Titles[name]))];

    /// <summary>How the game stands; null where none is played.</summary>
    public GameJson? Of(TableState? table, string language)
    {
        if (table is not { Game.State: { } state, Deck: { } deck })
            return null;
        var text = new GameText(state, deck, language);
        return new GameJson(
            text.Title, state.Phase.ToString().ToLowerInvariant(),
            [.. state.Players.Select((player, i) => new PlayerJson(text.PlayerName(i), player.Score, player.IsOut))],
            state.Claimant, [.. state.Choices.Select(slot => Choice(slot, deck, text))], state.Assistant, Statistics(deck, language));
    }

    private Task Do(GameMoveJson? move)
    {
        if (move is { Player: { } player })
            games.Claim(player);
        else if (move is { Symbol: { } symbol })
            games.Name(symbol);
        else if (move is { GiveUp: true })
            games.GiveUp();
        else
            throw new JsonException();
        return Task.CompletedTask;
    }

    private StatisticsJson Statistics(Deck deck, string language)
    {
        var session = record.Statistics;
        return new StatisticsJson(
            session.Rounds, session.Players,
            [.. session.Slowest.Take(Shown).Select(one => new SlowJson(
                deck.FindSymbol(one.Key) is { } symbol ? deck.Symbols[symbol].NameIn(language) : one.Key,
                Math.Round(one.Value.MeanSeconds, 1), one.Value.Rounds, one.Value.Unseen))]);
    }

    private static ChoiceJson Choice(int slot, Deck deck, GameText text)
    {
        var symbol = deck.Symbols.First(one => one.Slot == slot);
        var hasPicture = deck.ImagesPath is { } folder && Directory.Exists(Path.Combine(folder, symbol.Id));
        return new ChoiceJson(
            symbol.Id, text.SymbolName(slot), symbol.Emoji,
            hasPicture ? $"decks/{Uri.EscapeDataString(deck.Name)}/{Uri.EscapeDataString(symbol.Id)}" : null);
    }
}
