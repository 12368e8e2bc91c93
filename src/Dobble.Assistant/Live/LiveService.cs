using Dobble.Assistant.Outputs;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Pipeline.Stages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Live;

/// <summary>Runs the pipeline and everything that it feeds, and ends the program when it ends.</summary>
internal sealed partial class LiveService(
    FramePipeline pipeline, IEnumerable<Output> outputs, LiveOutcome outcome, PipelineMetrics metrics,
    IHostApplicationLifetime lifetime, ILogger<LiveService> log) : BackgroundService
{
    /// <summary>How long outputs may take to finish what waits for them.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var feeding = Feed.StartAsync(pipeline, outputs, (output, e) => LogFailure(output.Name, e.Message.Split('\n', 2)[0].TrimEnd()));
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

        await Task.WhenAny(feeding, Task.Delay(Timeout, TimeProvider.System, CancellationToken.None)).ConfigureAwait(false);
        lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Error, "{Output} failed: {Reason}")]
    private partial void LogFailure(string output, string reason);

    [LoggerMessage(LogLevel.Information, "The images are over: {Processed} of {Frames} were read")]
    private partial void LogEnd(long processed, long frames);

    [LoggerMessage(LogLevel.Information, "Stopped: {Processed} of {Frames} images were read")]
    private partial void LogStop(long processed, long frames);
}
