using System.Text.Json;
using Dobble.Assistant.Decks;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Pipeline;
using Dobble.Scenes.Cards;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>The symbols of a player's own deck and what they are called, as <c>dobble deck name</c> does.</summary>
internal sealed class NamePages(Home home, PipelineControl control)
{
    private static readonly SemaphoreSlim Looking = new(1);

    private readonly OwnDecks _decks = new(home);

    /// <summary>Sends a deck's symbols with their names in the language of the game.</summary>
    public Task TellAsync(HttpContext context) => AnswerAsync(context, deck =>
    {
        SymbolJson[] symbols = [.. deck.Symbols.Select(symbol => new SymbolJson(
            symbol.Id, symbol.Names.GetValueOrDefault(control.Language, string.Empty)))];
        return JsonExchange.SendAsync(context, symbols, PageJsonContext.Default.SymbolJsonArray);
    });

    /// <summary>Sends the picture of a symbol.</summary>
    public Task PictureAsync(HttpContext context) => AnswerAsync(context, async deck =>
    {
        var symbol = deck.FindSymbol((string)context.Request.RouteValues["symbol"]!)
            ?? throw new DobbleException($"the deck {deck.Name} has no such symbol");
        using var artist = new DeckArtist(deck);
        using var picture = artist.ArtworkOf(deck.Symbols[symbol].Slot)?.OnWhite()
            ?? throw new DobbleException("there is no picture of it");
        context.Response.ContentType = "image/png";
        await context.Response.Body.WriteAsync(picture.ToBytes(".png"), context.RequestAborted).ConfigureAwait(false);
    });

    /// <summary>Sends what the symbols without a name may be called, the likeliest first.</summary>
    public Task SuggestAsync(HttpContext context) => AnswerAsync(context, async deck =>
    {
        // All emoji are looked at, for seconds; the game goes on meanwhile.
        await Looking.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            using var artist = new DeckArtist(deck);
            var names = await Task.Run(() => NameSuggestions.ForUnnamed(deck, artist, home.ReaderModel, control.Language, (_, _) =>
                context.RequestAborted.ThrowIfCancellationRequested())).ConfigureAwait(false);
            await JsonExchange.SendAsync(context, names, PageJsonContext.Default.DictionaryStringIReadOnlyListString).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for them any more.
        }
        finally
        {
            Looking.Release();
        }
    });

    /// <summary>Takes names, by identifiers of symbols; an empty one leaves the symbol as it is.</summary>
    public Task NameAsync(HttpContext context) => AnswerAsync(context, async deck =>
    {
        var names = await JsonExchange.ReadAsync(context, PageJsonContext.Default.DictionaryStringString).ConfigureAwait(false);
        var given = (names ?? throw new JsonException()).Where(one => !string.IsNullOrWhiteSpace(one.Value))
            .ToDictionary(one => one.Key, one => one.Value.Trim());
        deck.WithNames(control.Language, given).Save(FileOf(context));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    });

    private string FileOf(HttpContext context) => _decks.Require((string)context.Request.RouteValues["name"]!);

    private Task AnswerAsync(HttpContext context, Func<Deck, Task> answer) =>
        JsonExchange.OrRefuseAsync(context, "These are no names.", () => answer(Deck.Load(FileOf(context))));
}
