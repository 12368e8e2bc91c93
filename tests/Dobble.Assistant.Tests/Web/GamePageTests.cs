using System.Net;
using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dobble.Assistant.Tests.Web;

/// <summary>A game as players see and play it on their phones.</summary>
public sealed class GamePageTests(GamePageTests.Refereed refereed, Browser browser)
    : IClassFixture<GamePageTests.Refereed>, IClassFixture<Browser>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private WebPlay Play => refereed.Play;

    [Fact]
    public async Task A_player_taps_the_own_name_then_the_symbol_and_gets_the_point()
    {
        var (phone, other) = (await browser.OpenAsync(Play.Address, 390, 844), await browser.OpenAsync(Play.Address));
        await AnewAsync();
        await Expect(phone.Locator("#note")).ToHaveTextAsync("who sees it?");
        await Expect(phone.Locator("#headline")).ToBeEmptyAsync();
        await Expect(phone.Locator("#scene ellipse")).ToHaveCountAsync(4); // two outlines with rims, no ring

        await phone.GetByRole(AriaRole.Button, new() { Name = "Anna" }).ClickAsync();
        await Expect(other.Locator("#choices button")).ToHaveCountAsync(8);
        await phone.Locator("#choices").GetByRole(AriaRole.Button, new() { Name = Play.SharedName, Exact = false }).ClickAsync();

        await Expect(other.Locator("#headline")).ToHaveTextAsync(Play.SharedName);
        await Expect(other.Locator("#players .score")).ToHaveTextAsync(["1", "0"]);
        await Expect(other.Locator("#choices button")).ToHaveCountAsync(0);
        await phone.GetByText("Statistics").ClickAsync();
        await Expect(phone.Locator("#tallies th").Filter(new() { HasText = "Anna" })).ToHaveCountAsync(1);
        await Expect(phone.Locator("#slowest")).ToContainTextAsync(Play.SharedName);
        await UsableAsync(phone);
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    public async Task The_symbols_to_choose_among_are_there_for_everybody(int width, int height, ColorScheme scheme)
    {
        var page = await browser.OpenAsync(Play.Address, width, height, scheme);
        await AnewAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Anna" }).ClickAsync();
        await Expect(page.Locator("#choices button")).ToHaveCountAsync(8);
        await UsableAsync(page);
    }

    [Fact]
    public async Task The_keys_of_the_screen_play_here_too()
    {
        var page = await browser.OpenAsync(Play.Address);
        await AnewAsync();
        await Expect(page.Locator("#note")).ToHaveTextAsync("who sees it?");
        await page.Keyboard.PressAsync("2");
        await Expect(page.Locator("#note")).ToHaveTextAsync("Ben: which symbol?");
        var wrong = (await page.Locator("#choices .name").AllTextContentsAsync()).ToList().FindIndex(name => name != Play.SharedName);
        await page.Keyboard.PressAsync($"{1 + wrong}");
        await Expect(page.Locator("#note")).ToHaveTextAsync("Ben: wrong");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ben" })).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#headline")).ToHaveTextAsync(Play.SharedName);
    }

    [Fact]
    public async Task A_game_is_chosen_and_its_players_are_named_on_the_page()
    {
        await using var mine = new WebPlay();
        await mine.InitializeAsync();
        var page = await browser.OpenAsync(mine.Address);
        await Expect(page.Locator("#game")).ToBeHiddenAsync();
        await page.Locator("select[name=game]").SelectOptionAsync("practice");
        await Expect(page.Locator("#rival")).ToContainTextAsync("Assistant: ");
        await page.GetByLabel("Players, clockwise").FillAsync("Zoë");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#players .name")).ToHaveTextAsync(["Zoë"]);
        await page.GetByLabel("Seconds to wait").FillAsync("2");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#rival")).ToHaveTextAsync("Assistant: 1");
        // Another output than the page keeps the session, in its own time.
        var games = mine.File("data/dobble/games");
        await Waiting.UntilAsync(() => Directory.Exists(games) && Directory.GetFiles(games, "*.json").Length == 1);
        await page.Locator("select[name=game]").SelectOptionAsync("free");
        await Expect(page.Locator("#game")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("""{"player":7}""", "there are players 0 to 1")]
    [InlineData("""{"player":-1}""", "there are players 0 to 1")]
    [InlineData("""{"symbol":"../../etc/passwd"}""", "'../../etc/passwd' is no symbol of emoji")]
    [InlineData("{}", "This is nothing that a player does.")]
    [InlineData("""{"give_up":false}""", "This is nothing that a player does.")]
    [InlineData("""{"player":"Anna"}""", "This is nothing that a player does.")]
    [InlineData("null", "This is nothing that a player does.")]
    public async Task What_no_player_can_do_is_refused_in_one_line(string json, string says)
    {
        var answer = await Play.AskAsync(HttpMethod.Post, "game", json);
        Assert.Equal((HttpStatusCode.BadRequest, says + "\n"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
    }

    [Theory]
    [InlineData("""{"game":"chess"}""", "Game takes one of free, practice, referee")]
    [InlineData("""{"players":"a,b,c,d,e,f,g,h,i"}""", "Players takes up to 8 different names")]
    [InlineData("""{"players":"Anna,Anna"}""", "Players takes up to 8 different names")]
    [InlineData("""{"wait":0}""", "Wait takes a number from 0.5 to 120")]
    public async Task A_game_that_cannot_be_is_refused(string json, string says)
    {
        var answer = await Play.AskAsync(HttpMethod.Post, "controls", json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(says, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_that_pour_in_change_no_more_than_one()
    {
        await AnewAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
        {
            using var answer = await Play.AskAsync(HttpMethod.Post, "game", """{"player":1}""");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        });
        var page = await Play.TellsAsync(page => Phase(page) == "naming");
        Assert.Equal(1, page.GetProperty("game").GetProperty("claimant").GetInt32());
    }

    /// <summary>Begins anew, with a round of the two cards.</summary>
    private async Task AnewAsync()
    {
        // The page tells of the game before until the next frame, and a claim that comes sooner is one of that game.
        await Play.AskAsync(HttpMethod.Post, "controls", """{"game":"free"}""");
        await Play.TellsAsync(page => Phase(page) is null);
        await Play.AskAsync(HttpMethod.Post, "controls", """{"game":"referee"}""");
        await Play.TellsAsync(page => Phase(page) == "open");
    }

    private static string? Phase(JsonElement page) =>
        page.GetProperty("game") is { ValueKind: JsonValueKind.Object } game ? game.GetProperty("phase").GetString() : null;

    private static async Task UsableAsync(IPage page)
    {
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(
            one => $"{one.Id}: {one.Help} {string.Join(' ', one.Nodes.Select(node => node.Html))}"));
    }

    public sealed class Refereed : IAsyncLifetime
    {
        public WebPlay Play { get; } = new WebPlay().With("--game", "referee", "--players", "Anna,Ben");

        public ValueTask InitializeAsync() => Play.InitializeAsync();

        public ValueTask DisposeAsync() => Play.DisposeAsync();
    }
}
