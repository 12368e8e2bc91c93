using System.Net;

namespace Dobble.Assistant.Tests.Web;

/// <summary>The page where every machine of the network can ask for it.</summary>
public sealed class PairedPageTests(PairedPageTests.Served served) : IClassFixture<PairedPageTests.Served>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("picture")]
    [InlineData("events")]
    [InlineData("health")]
    [InlineData("metrics")]
    [InlineData("page.js")]
    public async Task Without_the_code_there_is_nothing(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await served.Play.AskAsync(HttpMethod.Get, path)).StatusCode);

    [Theory]
    [InlineData("game", """{"player":0}""")]
    [InlineData("controls", """{"game":"referee"}""")]
    public async Task Without_the_code_nobody_plays(string path, string json) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await served.Play.AskAsync(HttpMethod.Post, path, json)).StatusCode);

    [Fact]
    public async Task The_code_gives_a_cookie_that_lets_in_even_after_a_new_start()
    {
        var asked = await served.Play.AskAsync(HttpMethod.Get, "");
        Assert.Equal((HttpStatusCode.Redirect, "/pair"), (asked.StatusCode, asked.Headers.Location!.ToString()));

        var wrong = await EnterAsync(served.Play.Code == "000000" ? "111111" : "000000");
        Assert.Equal("/pair?wrong", wrong.Headers.Location!.ToString());
        Assert.False(wrong.Headers.Contains("Set-Cookie"));

        var right = await EnterAsync(served.Play.Code.Insert(3, " "));
        Assert.Equal("/", right.Headers.Location!.ToString());
        var cookie = Assert.Single(right.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(cookie));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithCookieAsync("dobble=" + new string('0', 64)));

        await served.Play.RestartAsync(() => Task.CompletedTask);
        Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(cookie));
    }

    [Fact]
    public async Task Codes_are_tried_slowly_or_not_at_all()
    {
        await using var play = new WebPlay().With("--web-address", "0.0.0.0");
        await play.InitializeAsync();
        for (var i = 0; i < 10; i++)
            await play.Client.PostAsync(new Uri(play.Address, "pair"), new FormUrlEncodedContent([new("code", "")]), Stop);
        var eleventh = await play.Client.PostAsync(
            new Uri(play.Address, "pair"), new FormUrlEncodedContent([new("code", play.Code)]), Stop);
        Assert.Equal(HttpStatusCode.TooManyRequests, eleventh.StatusCode);
        await play.Live.SaysAsync("wrong codes");
    }

    private async Task<HttpStatusCode> WithCookieAsync(string cookie) =>
        (await served.Play.AskAsync(HttpMethod.Get, "health", null, ("Cookie", cookie.Split(';')[0]))).StatusCode;

    private Task<HttpResponseMessage> EnterAsync(string code) => served.Play.Client.PostAsync(
        new Uri(served.Play.Address, "pair"), new FormUrlEncodedContent([new("code", code)]), Stop);

    public sealed class Served : IAsyncLifetime
    {
        public WebPlay Play { get; } = new WebPlay().With("--web-address", "0.0.0.0");

        public ValueTask InitializeAsync() => Play.InitializeAsync();

        public ValueTask DisposeAsync() => Play.DisposeAsync();
    }
}
