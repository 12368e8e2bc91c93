using System.Threading.Channels;
using Dobble.Assistant.Runtime;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Live;

/// <summary>Runs the pipeline and everything that it feeds, and ends the program when it ends.</summary>
internal sealed partial class LiveService(
    FramePipeline pipeline, IEnumerable<LiveConsumer> consumers, LiveOutcome outcome, PipelineMetrics metrics,
    IHostApplicationLifetime lifetime, ILogger<LiveService> log) : BackgroundService
{
    /// <summary>How long consumers may take to finish what waits for them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var consuming = Task.WhenAll(consumers.SelectMany(Start).ToList());
        try
        {
            await pipeline.RunAsync(stoppingToken).ConfigureAwait(false);
            LogEnd(metrics.FramesProcessed, metrics.FramesIn);
        }
        catch (OperationCanceledException)
        {
            LogStop(metrics.FramesProcessed, metrics.FramesIn);
        }
        catch (Exception e)
        {
            outcome.Failure = e;
        }

        await Task.WhenAny(consuming, Task.Delay(Patience, TimeProvider.System, CancellationToken.None)).ConfigureAwait(false);
        lifetime.StopApplication();
    }

    private IEnumerable<Task> Start(LiveConsumer consumer)
    {
        if (consumer.TakeFrame is { } takeFrame)
            yield return Run(consumer.Name, pipeline.SubscribeFrames(consumer.Name, consumer.Waiting), takeFrame);
        if (consumer.TakeTable is { } takeTable)
            yield return Run(consumer.Name, pipeline.SubscribeTables(consumer.Name, consumer.Waiting), takeTable);
    }

    private Task Run<T>(string name, ChannelReader<T> items, Func<T, ValueTask> take)
        where T : IDisposable => Task.Run(() => Consumer.RunAsync(name, items, take, log));

    [LoggerMessage(LogLevel.Information, "The images are over: {Processed} of {Frames} were read")]
    private partial void LogEnd(long processed, long frames);

    [LoggerMessage(LogLevel.Information, "Stopped: {Processed} of {Frames} images were read")]
    private partial void LogStop(long processed, long frames);
}
