using System.Runtime.ExceptionServices;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Vision.Reading;
using Dobble.Vision.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dobble.Assistant.Replay;

/// <summary>Plays one recording through the whole pipeline.</summary>
internal static class ReplayRun
{
    /// <summary>Plays until it ends.</summary>
    /// <param name="options">What and how.</param>
    /// <param name="source">The recording; stays the caller's.</param>
    /// <param name="outputs">Where everything goes; they stay the caller's.</param>
    /// <param name="stop">Ends it before.</param>
    /// <returns>Frames that came and frames that were dropped.</returns>
    public static async Task<(long Frames, long Dropped)> PlayAsync(
        ReplayOptions options, IFrameSource source, IReadOnlyList<Output> outputs, CancellationToken stop)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var metrics = ActivatorUtilities.CreateInstance<PipelineMetrics>(services, TimeProvider.System);
        using var readers = new SwappableReader(new TableReader(options.Reader));
        var pipelineOptions = new PipelineOptions
        {
            EveryFrame = !options.Realtime,
            Tracker = new TrackerOptions { Threshold = options.Threshold },
        };
        using var paced = options.Realtime ? new PacedSource(source, TimeProvider.System) : null;
        using var pipeline = new FramePipeline(
            paced ?? source, readers, () => new TableReader(options.Reader), pipelineOptions,
            new PipelineControl { Mode = options.Mode }, metrics, TimeProvider.System, NullLogger<FramePipeline>.Instance);
        await PlayAsync(pipeline, outputs, stop).ConfigureAwait(false);
        return (metrics.FramesIn, metrics.FramesDropped);
    }

    /// <summary>Unlike in live play an output that fails ends it, for its file would lack something.</summary>
    private static async Task PlayAsync(FramePipeline pipeline, IReadOnlyList<Output> outputs, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Exception? failure = null;
        var feeding = Feed.StartAsync(pipeline, outputs, (_, e) =>
        {
            Interlocked.CompareExchange(ref failure, e, null);
            ending.Cancel();
        });
        try
        {
            await pipeline.RunAsync(ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // An output failed, which is thrown below.
        }
        finally
        {
            await feeding.ConfigureAwait(false);
        }

        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }
}
