using Dobble.Assistant.Capture;
using Dobble.Assistant.Runtime;
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
    /// <param name="sinks">Where everything goes; they stay the caller's.</param>
    /// <param name="stop">Ends it before.</param>
    /// <returns>Frames that came and frames that were dropped.</returns>
    public static async Task<(long Frames, long Dropped)> PlayAsync(
        ReplayOptions options, IFrameSource source, IReadOnlyList<ITableSink> sinks, CancellationToken stop)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var metrics = ActivatorUtilities.CreateInstance<PipelineMetrics>(services, TimeProvider.System);
        using var readers = new SwappableReader(new TableReader(options.Reader));
        var pipelineOptions = new PipelineOptions
        {
            EveryFrame = !options.Realtime,
            Mode = options.Mode,
            Tracker = new TrackerOptions { Threshold = options.Reader.Threshold },
        };
        using var paced = options.Realtime ? new PacedSource(source, TimeProvider.System) : null;
        using var pipeline = new FramePipeline(
            paced ?? source, readers, () => new TableReader(options.Reader), pipelineOptions, new PipelineControl(), metrics,
            TimeProvider.System, NullLogger<FramePipeline>.Instance);
        await Playback.RunAsync(pipeline, sinks, stop).ConfigureAwait(false);
        return (metrics.FramesIn, metrics.FramesDropped);
    }
}
