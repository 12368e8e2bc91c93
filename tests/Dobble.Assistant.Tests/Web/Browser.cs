using Microsoft.Playwright;
using Xunit.Sdk;

namespace Dobble.Assistant.Tests.Web;

/// <summary>A real browser, Debian's Chromium, which tools/test installs; without one the tests that need it are skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Milliseconds: a busy machine is slow.</summary>
    private const float Patience = 60_000;

    // Nothing of the browser's own asks the network, and as root it has no sandbox.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private readonly List<IBrowserContext> _open = [];
    private IBrowser? _browser;
    private ITest? _test;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        if (!File.Exists(Program))
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Quiet });
    }

    /// <summary>A page of a browser that nobody has used before; those of earlier tests are closed.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, "Chromium is missing: apt-get install chromium");
        if (_test != TestContext.Current.Test)
            await CloseAsync(); // a page that nobody looks at goes on drawing what the camera sees
        _test = TestContext.Current.Test;
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-GB",
        });
        _open.Add(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    private async Task CloseAsync()
    {
        foreach (var context in _open)
            await context.CloseAsync();
        _open.Clear();
    }
}
