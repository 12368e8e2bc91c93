using System.Net;
using System.Text.Json.Nodes;
using Dobble.TestKit;
using Dobble.Vision.Decks;
using Microsoft.Playwright;
using OpenCvSharp;
using static Microsoft.Playwright.Assertions;

namespace Dobble.Assistant.Tests.Web;

/// <summary>Decks that players teach from the page.</summary>
public sealed class DeckPagesTests(WebPlay play, Browser browser) : IClassFixture<WebPlay>, IClassFixture<Browser>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cards_that_are_shown_to_the_camera_become_a_deck_and_the_game_goes_on()
    {
        var page = await browser.OpenAsync(play.Address);
        await page.Locator("#decks summary").ClickAsync();
        await page.GetByLabel("Name of the deck").FillAsync("new one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin to show" }).ClickAsync();
        await Expect(page.Locator("#enrolled")).ToContainTextAsync("2 cards");
        await Expect(page.Locator("button[name=paused]")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "All were shown" }).ClickAsync();
        await Expect(page.Locator("#enrolled")).ToContainTextAsync("2 / 2");
        await Expect(page.Locator("button[name=paused]")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal(2, Deck.Load(Path.Combine(play.Decks, "new one.json")).Cards.Count);
    }

    [Fact]
    public async Task Symbols_are_named_beside_their_pictures()
    {
        Directory.CreateDirectory(play.Decks);
        var file = Path.Combine(play.Decks, "mine.json");
        File.Copy(TestPaths.Deck("emoji"), file, overwrite: true);
        var first = Deck.Load(file).Symbols[0].Id;

        using var picture = Cv2.ImDecode(
            await (await play.AskAsync(HttpMethod.Get, $"decks/mine/{first}")).Content.ReadAsByteArrayAsync(Stop), ImreadModes.Color);
        Assert.True(picture.Width > 20);
        var named = await play.AskAsync(HttpMethod.Post, "decks/mine", $$"""{"{{first}}":" boot "}""");
        Assert.Equal(HttpStatusCode.NoContent, named.StatusCode);
        Assert.Equal("boot", Deck.Load(file).Symbols[0].NameIn("en"));
    }

    [Fact]
    public async Task Symbols_without_a_name_get_those_of_the_emoji_that_they_look_like_and_keep_what_was_typed()
    {
        Directory.CreateDirectory(play.Decks);
        var deck = JsonNode.Parse(await File.ReadAllTextAsync(TestPaths.Deck("emoji"), Stop))!;
        foreach (var symbol in deck["slots"]!.AsArray().Take(2))
            symbol!["variants"]![0]!["names"]!.AsObject().Clear();
        await File.WriteAllTextAsync(Path.Combine(play.Decks, "nameless.json"), deck.ToJsonString(), Stop);
        var page = await browser.OpenAsync(play.Address);
        await Expect(page.Locator("#controls select[name=deck] option")).Not.ToHaveCountAsync(0);
        await page.Locator("#decks summary").ClickAsync();
        await page.Locator("#names select").SelectOptionAsync("nameless");
        await Expect(page.Locator("#symbols input").Nth(1)).ToHaveValueAsync(""); // the other deck's are gone
        await page.Locator("#symbols input").Nth(1).FillAsync("my own");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suggest names" }).ClickAsync();
        await Expect(page.Locator("#symbols input").Nth(0)).Not.ToHaveValueAsync("");
        await Expect(page.Locator("#symbols input").Nth(1)).ToHaveValueAsync("my own");
    }

    [Theory]
    [InlineData("POST", "enrolment", """{"name":"../escape"}""", "is no name for a deck")]
    [InlineData("POST", "enrolment", """{"name":"emoji"}""", "comes with the program")]
    [InlineData("POST", "enrolment", "[]", "A name is due")]
    [InlineData("GET", "decks/..%2f..%2fetc", null, "is no name for a deck")]
    [InlineData("POST", "decks/emoji", """{"drum":"boot"}""", "comes with the program")]
    [InlineData("GET", "suggestions/emoji", null, "comes with the program")]
    public async Task What_is_no_deck_of_ones_own_is_refused(string method, string path, string? json, string says)
    {
        var answer = await play.AskAsync(new HttpMethod(method), path, json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }
}
