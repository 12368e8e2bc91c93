using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dobble.Assistant.Tests.Web;

/// <summary>The page as players see and use it.</summary>
public sealed partial class BrowserTests(WebPlay play, Browser browser) : IClassFixture<WebPlay>, IClassFixture<Browser>
{
    [Fact]
    public async Task The_answer_is_large_and_the_picture_shows_where_it_is()
    {
        var page = await browser.OpenAsync(play.Address);
        await Expect(page.Locator("#headline")).Not.ToBeEmptyAsync();
        await Expect(page.Locator("#picture")).ToHaveJSPropertyAsync("naturalWidth", 960);
        Assert.True(await page.Locator("#scene ellipse").CountAsync() >= 8, "two outlines and two rings, with rims");
        Assert.True(await page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.getElementById('headline')).fontSize)") > 100);
        await Expect(page.Locator("#picture")).ToHaveAttributeAsync("data-shown", Several());
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1920, 1080, ColorScheme.Dark)]
    public async Task Nothing_sticks_out_and_nothing_keeps_anybody_from_using_it(int width, int height, ColorScheme scheme)
    {
        var page = await browser.OpenAsync(play.Address, width, height, scheme);
        await Expect(page.Locator("#headline")).Not.ToBeEmptyAsync();
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
        await Expect(page.Locator("#measures dd")).Not.ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(one => $"{one.Id}: {one.Help} {string.Join(' ', one.Nodes.Select(node => node.Html))}"));
    }

    [Fact]
    public async Task Buttons_change_the_game_and_all_who_look_see_it()
    {
        var (one, other) = (await browser.OpenAsync(play.Address), await browser.OpenAsync(play.Address, 390, 844));
        var mute = one.GetByRole(AriaRole.Button, new() { Name = "Mute" });
        await Expect(mute).ToHaveAttributeAsync("aria-pressed", "true");
        await mute.ClickAsync();
        await Expect(other.Locator("button[name=muted]")).ToHaveAttributeAsync("aria-pressed", "false");

        await one.GetByLabel("Language").SelectOptionAsync("fr");
        await Expect(other.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(other.Locator("button[name=muted]")).ToHaveTextAsync("Muet");
        await one.GetByLabel("Langue").SelectOptionAsync("en");
        await Expect(mute).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keys_of_the_screen_do_the_same_here()
    {
        var page = await browser.OpenAsync(play.Address);
        await Expect(page.GetByLabel("Volume")).ToHaveValueAsync("1"); // keys mean something once the page is told how things stand
        var hand = page.GetByLabel("your own card");
        await Expect(hand).Not.ToBeCheckedAsync();
        await page.Keyboard.PressAsync("t");
        await Expect(hand).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("t");
        await Expect(hand).Not.ToBeCheckedAsync();
        await page.Keyboard.PressAsync("-");
        await Expect(page.GetByLabel("Volume")).ToHaveValueAsync("0.9");
    }

    [Fact]
    public async Task Whoever_has_no_mouse_reaches_every_control()
    {
        var page = await browser.OpenAsync(play.Address);
        await Expect(page.Locator("button[name=paused]")).ToHaveAttributeAsync("aria-pressed", "false");
        var reached = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.name ?? document.activeElement.localName"));
        }

        Assert.Equal(["muted", "paused", "recording", "volume", "mode", "game", "deck", "language", "summary"], reached[..9]);
        await page.Locator("button[name=paused]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#table")).ToHaveClassAsync("stale");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#table")).Not.ToHaveClassAsync("stale");
    }

    [Fact]
    public async Task A_page_whose_server_went_away_says_so_and_goes_on_when_it_is_back()
    {
        await using var mine = new WebPlay();
        await mine.InitializeAsync();
        var page = await browser.OpenAsync(mine.Address);
        await Expect(page.Locator("#headline")).Not.ToBeEmptyAsync();
        await mine.RestartAsync(() => Expect(page.Locator("#connection")).ToContainTextAsync("No connection"));
        await Expect(page.Locator("#connection")).ToBeEmptyAsync();
        await Expect(page.Locator("#headline")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_phone_gets_in_by_the_code()
    {
        await using var mine = new WebPlay().With("--web-address", "0.0.0.0");
        await mine.InitializeAsync();
        var page = await browser.OpenAsync(mine.Address, 390, 844);
        var code = page.GetByLabel("Enter the code of six digits that the assistant shows or says.");
        Assert.Empty((await page.RunAxe()).Violations.Select(one => one.Help));
        await code.FillAsync(mine.Code == "123456" ? "654321" : "123456");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the code");
        await code.FillAsync(mine.Code);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("#headline")).Not.ToBeEmptyAsync();

        var stranger = await browser.OpenAsync(mine.Address);
        Assert.EndsWith("/pair", stranger.Url, StringComparison.Ordinal);
    }

    [GeneratedRegex("^([4-9]|\\d\\d+)$")]
    private static partial Regex Several();
}
