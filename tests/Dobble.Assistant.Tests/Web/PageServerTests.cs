using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Web;

/// <summary>What live play serves, asked for as browsers and others ask.</summary>
public sealed class PageServerTests(WebPlay play) : IClassFixture<WebPlay>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_is_told_the_answer_and_where_it_is()
    {
        var page = await play.TellsAsync(page => Answer(page) is not null && page.GetProperty("said").GetInt32() > 0
            && page.GetProperty("scene").GetProperty("links").GetArrayLength() > 0);
        var scene = page.GetProperty("scene");
        Assert.Equal(2, scene.GetProperty("cards").GetArrayLength());
        Assert.True(scene.GetProperty("links")[0].GetProperty("first").GetProperty("a").GetDouble() > 0);
        Assert.Equal(Answer(page), page.GetProperty("answers")[0].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, page.GetProperty("reason").ValueKind);
    }

    [Fact]
    public async Task While_there_is_no_answer_the_page_is_told_what_the_camera_is_aimed_by()
    {
        await ChangeAsync("""{"deck":"classic"}""");
        var aim = (await play.TellsAsync(page => page.GetProperty("reason").GetString() == "unknown_cards"
            && page.GetProperty("aim").ValueKind == JsonValueKind.Object)).GetProperty("aim");
        Assert.InRange(aim.GetProperty("light").GetInt32(), 20, 100);
        Assert.InRange(aim.GetProperty("diameter").GetInt32(), 100, 720);
        Assert.InRange(aim.GetProperty("elevation").GetInt32(), 40, 90);
        await ChangeAsync("""{"deck":"emoji"}""");
        var page = await play.TellsAsync(page => Answer(page) is not null);
        Assert.Equal(JsonValueKind.Null, page.GetProperty("aim").ValueKind);
    }

    [Fact]
    public async Task The_picture_is_what_the_camera_sees_in_a_size_for_phones()
    {
        var answer = await play.AskAsync(HttpMethod.Get, "picture");
        using var picture = Cv2.ImDecode(await answer.Content.ReadAsByteArrayAsync(Stop), ImreadModes.Color);
        Assert.Equal(960, Math.Max(picture.Width, picture.Height));
    }

    [Theory]
    [InlineData("muted", "false")]
    [InlineData("volume", "0.3")]
    [InlineData("language", "\"fr\"")]
    [InlineData("mode", "\"hand\"")]
    [InlineData("game", "\"tower\"")]
    [InlineData("players", "\"Anna, Ben\"")]
    [InlineData("wait", "2.5")]
    [InlineData("paused", "true")]
    [InlineData("recording", "false")]
    [InlineData("deck", "\"classic\"")]
    public async Task What_a_button_asks_for_changes_the_game(string name, string value)
    {
        var before = (await play.TellsAsync(_ => true)).GetProperty("controls").GetProperty(name).GetRawText();
        Assert.Equal(HttpStatusCode.NoContent, await ChangeAsync($$"""{"{{name}}":{{value}}}"""));
        await play.TellsAsync(page => page.GetProperty("controls").GetProperty(name).GetRawText() == value);
        Assert.Equal(HttpStatusCode.NoContent, await ChangeAsync($$"""{"{{name}}":{{before}}}"""));
    }

    [Fact]
    public async Task Another_language_is_that_of_the_answer_too()
    {
        var english = Answer(await play.TellsAsync(page => Answer(page) is not null));
        await ChangeAsync("""{"language":"de"}""");
        await play.TellsAsync(page => Answer(page) is { } german && german != english);
        await ChangeAsync("""{"language":"en"}""");
    }

    [Theory]
    [InlineData("""{"volume":7}""", "Volume takes a number from 0 to 1")]
    [InlineData("""{"language":"tlh"}""", "Language takes one of en, fr, de, es, it")]
    [InlineData("""{"mode":"foot"}""", "Mode takes one of table, hand")]
    [InlineData("""{"deck":"../../etc/passwd"}""", "Deck takes one of classic, emoji")]
    [InlineData("""{"muted":1}""", "This is no change of the controls")]
    [InlineData("""{"loud":true}""", "This is no change of the controls")]
    [InlineData("{", "This is no change of the controls")]
    public async Task A_change_that_cannot_be_is_refused_in_one_line(string json, string says)
    {
        var answer = await play.AskAsync(HttpMethod.Post, "controls", json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.StartsWith(says, text, StringComparison.Ordinal);
        Assert.Single(text.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Content-Type", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_another_page_makes_a_browser_ask_is_refused(string header, string value, HttpStatusCode status)
    {
        using var content = new StringContent("""{"muted":false}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(play.Address, "controls")) { Content = content };
        request.Content.Headers.ContentType = null;
        (header == "Content-Type" ? (System.Net.Http.Headers.HttpHeaders)request.Content.Headers : request.Headers)
            .TryAddWithoutValidation(header, value);
        using var answer = await play.Client.SendAsync(request, Stop);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET /../../../etc/passwd", 404)]
    [InlineData("GET /..%2f..%2fetc%2fpasswd", 404)]
    [InlineData("GET /words/../../index.html", 404)]
    [InlineData("GET /words/%2e%2e/page.css", 200)] // nothing but a page of its own
    [InlineData("DELETE /controls", 405)]
    [InlineData("TRACE /", 405)]
    [InlineData("nonsense", 400)]
    public async Task Odd_requests_get_nothing_that_is_not_the_pages(string line, int status) =>
        Assert.Equal(status, await RawAsync($"{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

    [Fact]
    public async Task Headers_and_bodies_without_end_are_refused()
    {
        Assert.Equal(431, await RawAsync($"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 40_000)}\r\n\r\n"));
        var answer = await play.AskAsync(HttpMethod.Post, "controls", $$"""{"deck":"{{new string('x', 1_000_000)}}"}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Scripts_come_from_the_page_alone_and_no_other_page_frames_it()
    {
        var answer = await play.AskAsync(HttpMethod.Get, "");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Health_says_how_the_stages_fare()
    {
        var health = JsonDocument.Parse(await (await play.AskAsync(HttpMethod.Get, "health")).Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Matches("reading|paused", health.GetProperty("status").GetString());
        Assert.True(health.GetProperty("stages_ms").GetProperty("reading").GetDouble() > 0);
        Assert.True(health.GetProperty("memory_mb").GetInt64() > 10);
        Assert.NotEmpty(health.GetProperty("versions").GetProperty("dobble").GetString()!);
    }

    private static string? Answer(JsonElement page) =>
        page.GetProperty("scene").GetProperty("headline").EnumerateArray().Select(name => name.GetProperty("text").GetString())
            .FirstOrDefault();

    private async Task<HttpStatusCode> ChangeAsync(string json) => (await play.AskAsync(HttpMethod.Post, "controls", json)).StatusCode;

    /// <summary>Sends bytes as they are, which no client of .NET would, and says with which status they are answered.</summary>
    private async Task<int> RawAsync(string request)
    {
        using var client = new TcpClient("localhost", play.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        using var reader = new StreamReader(stream);
        return int.Parse((await reader.ReadLineAsync(Stop))!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
