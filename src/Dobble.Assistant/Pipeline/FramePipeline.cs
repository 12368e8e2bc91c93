using System.Threading.Channels;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Vision.Frames;
using Dobble.Vision.Quality;
using Dobble.Vision.Reading;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Pipeline;

/// <summary>
/// Capture, search, reading, table: four stages, each a task of its own, joined by channels of one frame, so that the next
/// frame is searched while this one is read. Live, the newest frame wins; in a replay of every frame each stage waits for
/// the next.
/// </summary>
internal sealed class FramePipeline : IDisposable
{
    private readonly FramePool _pool = new();
    private readonly SwappableReader _readers;
    private readonly PipelineMetrics _metrics;
    private readonly Broadcast<Frame> _raw;
    private readonly Broadcast<TableFrame> _tables;
    private readonly Channel<Frame> _captured;
    private readonly Channel<FoundFrame> _found;
    private readonly Channel<ReadFrame> _read;
    private readonly Supervisor _supervisor;
    private readonly bool _everyFrame;

    /// <param name="source">Where frames come from; stays the caller's.</param>
    /// <param name="readers">What reads; stays the caller's.</param>
    /// <param name="renew">Makes a new reader in place of one that hangs.</param>
    /// <param name="options">How to behave.</param>
    /// <param name="control">What a person can change meanwhile.</param>
    /// <param name="metrics">Counts; stays the caller's.</param>
    /// <param name="clock">The clock to run by.</param>
    /// <param name="log">Hears of frames that failed and stages that hung.</param>
    public FramePipeline(
        IFrameSource source, SwappableReader readers, Func<TableReader> renew, PipelineOptions options, PipelineControl control,
        PipelineMetrics metrics, TimeProvider clock, ILogger<FramePipeline> log)
    {
        (_readers, _metrics, _everyFrame) = (readers, metrics, options.EveryFrame);
        _raw = new Broadcast<Frame>(frame => frame.Share(), metrics.FrameDropped);
        _tables = new Broadcast<TableFrame>(frame => frame.Share(), metrics.FrameDropped);
        _captured = Between<Frame>("search");
        _found = Between<FoundFrame>("reading");
        _read = Between<ReadFrame>("table");

        var limits = options.Limits;
        var capture = new CaptureLoop(source, _pool, _captured.Writer, _raw, control, metrics, clock);
        var search = new StageLoop<Frame, FoundFrame>("search", _captured.Reader, Search, _found.Writer.WriteAsync, limits, metrics, log);
        var reading = new StageLoop<FoundFrame, ReadFrame>("reading", _found.Reader, Read, _read.Writer.WriteAsync, limits, metrics, log);
        var table = new StageLoop<ReadFrame,
        TableFrame>("table", _read.Reader, new TableStage(options, control, clock).Follow, PublishAsync, limits, metrics, log);
        void Renew() => readers.Replace(renew());
        _supervisor = new Supervisor(
            [
                new Stage(CaptureLoop.Name, capture.RunAsync, CompleteCapture),
                new Stage("search", search.RunAsync, () => _found.Writer.TryComplete(), Renew),
                new Stage("reading", reading.RunAsync, () => _read.Writer.TryComplete(), Renew),
                new Stage("table", table.RunAsync, _tables.Complete),
            ],
            limits, clock, metrics, log);
    }

    /// <summary>The pool that frames come from.</summary>
    public FramePool Pool => _pool;

    /// <summary>Every image of the source, before it is read; subscribe before the pipeline runs.</summary>
    public ChannelReader<Frame> SubscribeFrames(string name, int capacity) => _raw.Subscribe(name, capacity, _everyFrame);

    /// <summary>Every frame that was read; subscribe before the pipeline runs.</summary>
    public ChannelReader<TableFrame> SubscribeTables(string name, int capacity) => _tables.Subscribe(name, capacity, _everyFrame);

    /// <summary>Runs until the source ends.</summary>
    /// <exception cref="Vision.DobbleException">A stage failed or hung again and again.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await _supervisor.RunAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            CompleteCapture();
            _tables.Complete();
            Drain(_captured);
            Drain(_found);
            Drain(_read);
        }
    }

    public void Dispose() => _pool.Dispose();

    private FoundFrame Search(Frame frame)
    {
        using var lease = _readers.Take();
        return new FoundFrame(frame, lease.Reader.FindCards(frame.Image, out _));
    }

    private ReadFrame Read(FoundFrame found)
    {
        using var lease = _readers.Take();
        var reader = lease.Reader;
        var image = found.Frame.Image;
        var cards = reader.ReadCards(image, found.Found);
        var quality = QualityMeter.Measure(
            image, [.. cards.Select(card => card.Outline)], [.. found.Found.Select(card => card.Outline)]);
        return new ReadFrame(found.Frame, reader.Deck, cards, quality);
    }

    private async ValueTask PublishAsync(TableFrame table, CancellationToken stop)
    {
        var state = table.State;
        _metrics.Processed(state.Delay, state.Table.Appeared.Count, state.Spoken.Count, state.Mistakes.Count);
        await _tables.SendAsync(table, stop).ConfigureAwait(false);
        table.Dispose();
    }

    private void CompleteCapture()
    {
        _captured.Writer.TryComplete();
        _raw.Complete();
    }

    private Channel<T> Between<T>(string next)
        where T : class, IDisposable
    {
        var options = new BoundedChannelOptions(1)
        {
            FullMode = _everyFrame ? BoundedChannelFullMode.Wait : BoundedChannelFullMode.DropOldest,
        };
        return Channel.CreateBounded<T>(options, item =>
        {
            item.Dispose();
            _metrics.FrameDropped(next);
        });
    }

    private static void Drain<T>(Channel<T> channel)
        where T : IDisposable
    {
        while (channel.Reader.TryRead(out var left))
            left.Dispose();
    }
}
