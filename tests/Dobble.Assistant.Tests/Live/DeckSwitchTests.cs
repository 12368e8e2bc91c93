using Dobble.Assistant.Controls;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Live;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.TestKit;
using Dobble.Vision.Reading;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dobble.Assistant.Tests.Live;

/// <summary>Decks and networks that change while frames are read.</summary>
public sealed class DeckSwitchTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Home _home;
    private readonly SwappableReader _readers;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly WaitedClock _clock = new();
    private readonly DeckSwitch _decks;

    public DeckSwitchTests()
    {
        foreach (var folder in (string[])["models", "decks"])
        {
            Directory.CreateDirectory(_folder.File(folder));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(TestPaths.Root, folder)))
                File.Copy(file, Path.Combine(_folder.File(folder), Path.GetFileName(file)));
        }

        var home = _home = new Home(_folder.Path);
        var options = new ReaderOptions
        { FinderModel = home.FinderModel, ReaderModel = home.ReaderModel, Deck = home.DeckFile("classic"), Provider = "cpu" };
        _readers = new SwappableReader(new TableReader(options));
        _decks = new DeckSwitch(
            home, options, _readers, new StatusBoard(TimeProvider.System, OverlayStatus.Blank), NullLogger<DeckSwitch>.Instance);
    }

    public void Dispose()
    {
        _readers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_next_deck_goes_round()
    {
        Assert.True(_decks.Next());
        Assert.Equal("emoji", DeckInUse);
        Assert.True(_decks.Next());
        Assert.Equal("classic", DeckInUse);
    }

    [Fact]
    public void A_deck_that_is_broken_is_skipped()
    {
        File.WriteAllText(_folder.File("decks/broken.json"), "{");
        Assert.True(_decks.Next());
        Assert.Equal("emoji", DeckInUse);
        File.Delete(_folder.File("decks/emoji.json"));
        Assert.True(_decks.Next());
        Assert.Equal("classic", DeckInUse);
        Assert.False(_decks.Next());
        Assert.Equal("classic", DeckInUse);
    }

    [Fact]
    public void A_network_that_is_replaced_by_a_broken_one_changes_nothing()
    {
        File.WriteAllText(_folder.File("models/reader.onnx"), "no network");
        Assert.False(_decks.Reload());
        Assert.Equal("classic", DeckInUse);
    }

    [Fact]
    public async Task Files_that_are_replaced_are_read_with_a_moment_later_without_a_restart()
    {
        var stop = TestContext.Current.CancellationToken;
        using var watch = await WatchAsync(stop);
        var before = ReaderInUse;
        var deck = await File.ReadAllTextAsync(_folder.File("decks/classic.json"), stop);
        await File.WriteAllTextAsync(_folder.File("decks/classic.json"), deck + "\n", stop);
        await _clock.RunUntilAsync(Second, () => !ReferenceEquals(before, ReaderInUse));
        await watch.StopAsync(stop);
    }

    [Fact]
    public async Task A_model_that_is_installed_is_read_with_from_then_on_without_a_restart()
    {
        var stop = TestContext.Current.CancellationToken;
        using var watch = await WatchAsync(stop);
        var fetched = _home.Models.NewFolder();
        foreach (var file in new[] { "models/finder.onnx", "models/reader.onnx", "models/models.json", "decks/classic.gallery" })
            File.Copy(_folder.File(file), Path.Combine(fetched, Path.GetFileName(file)));
        _home.Models.Install(fetched, "new", "a test", TimeProvider.System.GetLocalNow());
        await _clock.RunUntilAsync(Second, () => ReaderInUse.Models[1].Path.Contains("installed/new", StringComparison.Ordinal));

        // A broken one is not taken, and the one in use goes on.
        var broken = _home.Models.NewFolder();
        File.WriteAllText(Path.Combine(broken, "reader.onnx"), "no network");
        _home.Models.Install(broken, "broken", "a test", TimeProvider.System.GetLocalNow());
        Assert.False(_decks.Reload());
        Assert.Contains("installed/new", ReaderInUse.Models[1].Path, StringComparison.Ordinal);
        await watch.StopAsync(stop);
    }

    /// <summary>Watches from a clock that somebody waits by, so that nothing is changed before it was looked at first.</summary>
    private async Task<ModelWatch> WatchAsync(CancellationToken stop)
    {
        var watch = new ModelWatch(_decks, _clock);
        await watch.StartAsync(stop);
        await Waiting.UntilAsync(() => _clock.HasTimer);
        return watch;
    }

    private string DeckInUse => ReaderInUse.Deck.Name;

    private TableReader ReaderInUse
    {
        get
        {
            using var lease = _readers.Take();
            return lease.Reader;
        }
    }

    private sealed class WaitedClock : FakeTimeProvider
    {
        private volatile bool _hasTimer;

        public bool HasTimer => _hasTimer;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _hasTimer = true;
            return timer;
        }
    }
}
