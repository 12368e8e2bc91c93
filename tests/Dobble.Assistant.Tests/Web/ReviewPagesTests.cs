using System.Net;
using System.Text.Json;
using Dobble.Data.Labels;
using Dobble.Vision.Geometry;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dobble.Assistant.Tests.Web;

/// <summary>What is said to be right about a doubtful moment becomes its labels.</summary>
public sealed class ReviewPagesTests(ReviewPagesTests.Kept kept, Browser browser)
    : IClassFixture<ReviewPagesTests.Kept>, IClassFixture<Browser>
{
    private static readonly string Path = $"review/{KeptMoment.Name}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_is_labels_to_train_with()
    {
        KeptMoment.Write(kept.Folder);
        Assert.Equal("drum", (await AskAsync(Path)).GetProperty("boxes")[0].GetProperty("name").GetString());
        const string Right = """{"width":1,"height":1,"boxes":[{"name":"trumpet","box":[-5,10,60,70]}]}""";
        Assert.Equal(HttpStatusCode.NoContent, await SayAsync(Right));

        var labels = VocFile.Read(kept.Labels);
        Assert.Equal((KeptMoment.Name + ".jpg", 640, 360), (labels.Name, labels.Width, labels.Height));
        Assert.Equal(new LabelledBox("trumpet", new Box(0, 10, 60, 70)), Assert.Single(labels.Boxes));
        Assert.True((await AskAsync("review")).GetProperty("moments")[0].GetProperty("corrected").GetBoolean());
        Assert.Equal("trumpet", (await AskAsync(Path)).GetProperty("boxes")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{"width":1,"height":1,"boxes":[{"name":"spoon of nobody","box":[1,1,9,9]}]}""")]
    [InlineData("""{"width":1,"height":1,"boxes":[{"name":null,"box":[1,1,9,9]}]}""")]
    [InlineData("""{"width":1,"height":1,"boxes":[{"name":"drum","box":[1,1]}]}""")]
    [InlineData("""{"width":1,"height":1,"boxes":[{"name":"drum","box":[9000,1,9900,9]}]}""")]
    [InlineData("""{"boxes":null}""")]
    [InlineData("null")]
    public async Task What_cannot_be_right_is_refused_and_changes_nothing(string json)
    {
        KeptMoment.Write(kept.Folder);
        var before = await File.ReadAllTextAsync(kept.Labels, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, await SayAsync(json));
        Assert.Equal(before, await File.ReadAllTextAsync(kept.Labels, Stop));
    }

    [Theory]
    [InlineData("review/nothing")]
    [InlineData("review/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("review/nothing/photo")]
    public async Task There_are_no_other_files(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await kept.Play.AskAsync(HttpMethod.Get, path)).StatusCode);

    [Fact]
    public async Task A_tap_says_what_is_right()
    {
        KeptMoment.Write(kept.Folder);
        var page = await browser.OpenAsync(kept.Play.Address, 390, 844);
        await page.Locator("#review summary").ClickAsync();
        var boxes = page.Locator("#moment button");
        await Expect(boxes).ToHaveTextAsync(["drum", "?"]);
        await boxes.Nth(0).ClickAsync();
        await page.GetByLabel("Which symbol is it?").SelectOptionAsync(new SelectOptionValue { Label = "trumpet" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
        await boxes.Nth(1).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "No symbol" }).ClickAsync();
        await page.Locator("#moment img").ClickAsync(new LocatorClickOptions { Position = new Position { X = 250, Y = 150 } });
        await page.GetByLabel("Which symbol is it?").SelectOptionAsync(new SelectOptionValue { Label = "corn" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "This is right" }).ClickAsync();
        await Expect(page.Locator("#saved")).ToHaveTextAsync("Corrected.");
        Assert.Equal(["trumpet", "corn"], VocFile.Read(kept.Labels).Boxes.Select(box => box.Name));
    }

    private async Task<HttpStatusCode> SayAsync(string json) => (await kept.Play.AskAsync(HttpMethod.Post, Path, json)).StatusCode;

    private async Task<JsonElement> AskAsync(string path) =>
        JsonDocument.Parse(await (await kept.Play.AskAsync(HttpMethod.Get, path)).Content.ReadAsStringAsync(Stop)).RootElement;

    /// <summary>Live play that keeps doubtful moments.</summary>
    public sealed class Kept : IAsyncLifetime
    {
        public WebPlay Play { get; } = new();

        public string Folder => Play.File("review");

        public string Labels => System.IO.Path.Combine(Folder, VocLayout.Labels, KeptMoment.Name + ".xml");

        public ValueTask InitializeAsync() => Play.With("--review", Folder).InitializeAsync();

        public ValueTask DisposeAsync() => Play.DisposeAsync();
    }
}
