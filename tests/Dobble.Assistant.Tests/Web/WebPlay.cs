using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dobble.Assistant.Tests.Live;
using Dobble.Assistant.Tests.Pipeline;
using Dobble.TestKit;
using Dobble.Vision.Decks;

namespace Dobble.Assistant.Tests.Web;

/// <summary>Hidden live play with its page, before a camera that looks at two cards for as long as the test takes.</summary>
public sealed partial class WebPlay : IAsyncLifetime
{
    private readonly FramePipelineTests.Table _table = new();
    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _more = [];
    private LiveProcess? _live;

    public int Port { get; } = Ports.Free();

    public Uri Address => new($"http://localhost:{Port}/");

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>The code that lets in, as the log says.</summary>
    public string Code => CodeLine().Match(_live!.Log).Groups[1].Value;

    /// <summary>What the two cards share, in English.</summary>
    public string SharedName => Deck.Load(TestPaths.Deck("emoji")).Symbols.First(symbol => symbol.Slot == _table.SharedSlot).NameIn("en");

    internal LiveProcess Live => _live!;

    /// <summary>Where its own decks are.</summary>
    public string Decks => _folder.File("data/dobble/decks");

    /// <summary>A file of this play's own.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>Further options, before it starts.</summary>
    public WebPlay With(params string[] options)
    {
        _more.AddRange(options);
        return this;
    }

    public async ValueTask InitializeAsync()
    {
        _live = new LiveProcess(
            ["--deck", "emoji", "--display", "none", "--provider", "cpu", "--muted", "true", "--source", "-", "--web",
                "--web-port", $"{Port}", "--record", _folder.File("sessions"), .. _more],
            ("XDG_DATA_HOME", _folder.File("data")));
        _ = FeedAsync(_live.Input);
        await _live.SaysAsync("The page is at");
        if (!_more.Contains("--game")) // a game keeps the answer back
            await _live.SaysAsync("cards 0 and 1");
    }

    /// <summary>Ends it and starts it anew at the same port.</summary>
    public async Task RestartAsync(Func<Task> between)
    {
        await _live!.TerminateAsync();
        _live.Dispose();
        await between();
        await InitializeAsync();
    }

    /// <summary>Asks for something, as a browser would or would not.</summary>
    public Task<HttpResponseMessage> AskAsync(
        HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>What the page is told, as soon as it is what is waited for.</summary>
    public async Task<JsonElement> TellsAsync(Func<JsonElement, bool> expected)
    {
        using var response = await AskAsync(HttpMethod.Get, "events");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        for (var told = 0; told < 200; told++)
        {
            var line = await lines.ReadLineAsync(TestContext.Current.CancellationToken);
            if (line is not { Length: > 0 })
                continue;
            var page = JsonDocument.Parse(line["data: ".Length..]).RootElement;
            if (expected(page))
                return page;
        }

        Assert.Fail("the page is not told what was waited for");
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _live?.Dispose();
        Client.Dispose();
        _end.Dispose();
        _table.Dispose();
        _folder.Dispose();
    }

    private async Task FeedAsync(Stream input)
    {
        var jpeg = TableVideo.Jpeg(_table.Scene.Image);
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / 8.0));
        try
        {
            while (await pace.WaitForNextTickAsync(_end.Token))
            {
                await input.WriteAsync(jpeg, _end.Token);
                await input.FlushAsync(_end.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The program, or the test, has ended.
        }
    }

    [GeneratedRegex("the code is (\\d{6})")]
    private static partial Regex CodeLine();
}
