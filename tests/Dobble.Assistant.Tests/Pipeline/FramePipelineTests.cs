using Dobble.Assistant.Capture;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Outputs.Events;
using Dobble.Assistant.Pipeline;
using Dobble.Scenes.Tables;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using Microsoft.Extensions.Logging.Abstractions;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Pipeline;

/// <summary>The real pipeline with the shipped networks, over a rendered table of two emoji cards.</summary>
public sealed class FramePipelineTests : IClassFixture<FramePipelineTests.Table>, IDisposable
{
    private readonly Table _table;
    private readonly TestMetrics _metrics = new();
    private readonly SwappableReader _readers = new(NewReader());
    private readonly PipelineControl _control = new();

    public FramePipelineTests(Table table) => _table = table;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _readers.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Every_frame_of_a_replay_is_read_in_order_and_the_shared_symbol_said_once()
    {
        using var source = new ScriptedSource(Enumerable.Repeat(Show, 15));
        using var pipeline = Pipeline(source, everyFrame: true);
        var states = Collect(pipeline);
        await pipeline.RunAsync(Stop);

        var seen = await states;
        Assert.Equal(Enumerable.Range(0, 15).Select(i => (long)i), seen.Select(state => state.Frame));
        var spoken = Assert.Single(seen.SelectMany(state => state.Spoken));
        Assert.Equal(_table.SharedSlot, seen[0].Deck.Symbols[spoken.Match.Symbol!.Value].Slot);
        Assert.Equal(pipeline.Pool.Made, pipeline.Pool.Free);
        Assert.Equal(1, _metrics["dobble.answers"]);
    }

    [Fact]
    public async Task Two_replays_of_the_same_frames_know_the_same()
    {
        async Task<List<string>> Events()
        {
            using var source = new ScriptedSource(Enumerable.Repeat(Show, 10));
            using var pipeline = Pipeline(source, everyFrame: true);
            var states = Collect(pipeline);
            await pipeline.RunAsync(Stop);
            var lines = new EventLines();
            return [.. (await states).SelectMany(lines.Of)];
        }

        var first = await Events();
        Assert.NotEmpty(first);
        Assert.Equal(first, await Events());
    }

    [Fact]
    public async Task Live_a_consumer_that_hangs_delays_nobody()
    {
        using var source = new ScriptedSource(Enumerable.Repeat(Show, 30), pace: TimeSpan.FromMilliseconds(50));
        using var pipeline = Pipeline(source);
        var hanging = pipeline.SubscribeFrames("hanging", 2);
        var states = Collect(pipeline);
        await pipeline.RunAsync(Stop);

        var seen = await states;
        Assert.True(seen.Count > 3, $"{seen.Count} frames were read");
        Assert.Equal(28, _metrics["dobble.frames.dropped/hanging"]);
        while (hanging.TryRead(out var held))
            held.Dispose();
        Assert.Equal(pipeline.Pool.Made, pipeline.Pool.Free);
    }

    [Fact]
    public async Task Live_the_newest_frame_wins_over_a_source_that_is_too_fast()
    {
        using var source = new ScriptedSource(Enumerable.Repeat(Show, 300), pace: TimeSpan.FromMilliseconds(1));
        using var pipeline = Pipeline(source);
        var states = Collect(pipeline);
        await pipeline.RunAsync(Stop);

        var seen = await states;
        Assert.Equal(300, _metrics.Metrics.FramesIn);
        Assert.True(_metrics.Metrics.FramesDropped > 0);
        Assert.Equal(300, seen.Count + _metrics.Metrics.FramesDropped);
        Assert.True(seen[^1].Frame > 290, $"the last frame read is {seen[^1].Frame}");
        Assert.InRange(pipeline.Pool.Made, 1, 8);
    }

    [Fact]
    public async Task Stopping_in_the_middle_does_not_wait_for_the_source_and_returns_every_frame()
    {
        using var stop = new CancellationTokenSource();
        using var source = new ScriptedSource(Enumerable.Repeat(Show, 100_000), pace: TimeSpan.FromMilliseconds(5));
        using var pipeline = Pipeline(source);
        var states = Collect(pipeline);
        var running = pipeline.RunAsync(stop.Token);
        await Waiting.UntilAsync(() => _metrics.Metrics.FramesProcessed > 0);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Waiting.TooLong, Stop));
        await states;
        Assert.Equal(pipeline.Pool.Made, pipeline.Pool.Free);
    }

    [Fact]
    public async Task An_image_that_does_not_decode_is_skipped_and_one_of_another_size_is_read()
    {
        using var small = _table.Scene.Image.Resize(new Size(640, 360));
        using var source = new ScriptedSource([Show, _ => SourceOutcome.Broken, Show, ScriptedSource.Show(small), Show]);
        using var pipeline = Pipeline(source, everyFrame: true);
        var states = Collect(pipeline);
        await pipeline.RunAsync(Stop);
        Assert.Equal([(0L, 1280), (2L, 1280), (3L, 640), (4L, 1280)], (await states).Select(state => (state.Frame, state.Width)));
        Assert.Equal(1, _metrics["dobble.frames.broken"]);
    }

    [Fact]
    public async Task Many_broken_images_in_a_row_do_not_end_a_game()
    {
        using var source = new ScriptedSource([.. Enumerable.Repeat<Func<Mat, SourceOutcome>>(_ => SourceOutcome.Broken, 100), Show]);
        using var pipeline = Pipeline(source, everyFrame: true);
        var states = Collect(pipeline);
        await pipeline.RunAsync(Stop);
        Assert.Equal(100L, Assert.Single(await states).Frame);
        Assert.Equal(100, _metrics["dobble.frames.broken"]);
    }

    [Fact]
    public async Task A_source_that_only_gives_broken_images_ends_with_an_error()
    {
        using var source = new ScriptedSource(Enumerable.Repeat<Func<Mat, SourceOutcome>>(_ => SourceOutcome.Broken, 100));
        using var pipeline = Pipeline(source);
        var error = await Assert.ThrowsAsync<DobbleException>(() => pipeline.RunAsync(Stop));
        Assert.Contains("not one of its 100 images can be decoded", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_paused_images_are_shown_and_not_read()
    {
        _control.IsPaused = true;
        using var source = new ScriptedSource(Enumerable.Repeat(Show, 5));
        using var pipeline = Pipeline(source, everyFrame: true);
        var shown = pipeline.SubscribeFrames("screen", 10);
        var states = Collect(pipeline);
        await pipeline.RunAsync(Stop);
        Assert.Empty(await states);
        Assert.Equal(5, shown.Count);
    }

    [Fact]
    public async Task Another_deck_takes_over_between_frames_and_the_table_starts_afresh()
    {
        var swapped = false;
        SourceOutcome ShowAndSwap(Mat into)
        {
            if (!swapped)
                _readers.Replace(NewReader("classic"));
            swapped = true;
            return Show(into);
        }

        using var source = new ScriptedSource([.. Enumerable.Repeat(Show, 6), ShowAndSwap, .. Enumerable.Repeat(Show, 6)]);
        using var pipeline = Pipeline(source, everyFrame: true);
        var states = Collect(pipeline);
        await pipeline.RunAsync(Stop);
        Assert.Equal(["emoji", "classic"], (await states).Select(state => state.Deck.Name).Distinct());
    }

    private SourceOutcome Show(Mat into) => ScriptedSource.Show(_table.Scene.Image)(into);

    private static TableReader NewReader(string deck = "emoji") => new(new ReaderOptions
    {
        FinderModel = TestPaths.Model("finder"),
        ReaderModel = TestPaths.Model("reader"),
        Deck = TestPaths.Deck(deck),
        Provider = "cpu",
    });

    private FramePipeline Pipeline(IFrameSource source, bool everyFrame = false) => new(
        source, _readers, () =>
            NewReader(), new PipelineOptions { EveryFrame = everyFrame }, _control, _metrics.Metrics, TimeProvider.System,
        NullLogger<FramePipeline>.Instance);

    private static async Task<List<TableState>> Collect(FramePipeline pipeline)
    {
        var states = new List<TableState>();
        await Feed.StartAsync(pipeline, [Output.Of("test", table => states.Add(table.State), waiting: 64)], (_, e) => throw e);
        return states;
    }

    public sealed class Table : IDisposable
    {
        public Table()
        {
            var deck = Deck.Load(TestPaths.Deck("emoji"));
            using var artist = new DemoTable(deck, cards: 2);
            Scene = artist.Render(1);
            SharedSlot = deck.SharedSlot(Scene.Cards[0].Card!.Value, Scene.Cards[1].Card!.Value);
        }

        public TableScene Scene { get; }

        public int SharedSlot { get; }

        public void Dispose() => Scene.Dispose();
    }
}
