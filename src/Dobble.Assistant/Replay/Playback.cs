using System.Threading.Channels;
using Dobble.Assistant.Runtime;

namespace Dobble.Assistant.Replay;

/// <summary>Runs a pipeline to its end into sinks. Unlike in live play a sink that fails ends it, for its file would lack something.</summary>
internal static class Playback
{
    private const int Waiting = 8;

    /// <summary>Plays until the source ends.</summary>
    /// <param name="pipeline">What reads.</param>
    /// <param name="sinks">Where everything goes; they stay the caller's.</param>
    /// <param name="stop">Ends it before.</param>
    public static async Task RunAsync(FramePipeline pipeline, IReadOnlyList<ITableSink> sinks, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var taking = sinks.Select(sink => TakeAsync(pipeline.SubscribeTables(sink.Name, Waiting), sink, ending)).ToList();
        try
        {
            await pipeline.RunAsync(ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // A sink failed, which is thrown below.
        }

        await Task.WhenAll(taking).ConfigureAwait(false);
    }

    private static async Task TakeAsync(ChannelReader<TableFrame> frames, ITableSink sink, CancellationTokenSource ending)
    {
        try
        {
            await foreach (var frame in frames.ReadAllAsync().ConfigureAwait(false))
            {
                using (frame)
                    await sink.TakeAsync(frame).ConfigureAwait(false);
            }
        }
        catch
        {
            await ending.CancelAsync().ConfigureAwait(false);
            while (frames.TryRead(out var left))
                left.Dispose();
            throw;
        }
    }
}
