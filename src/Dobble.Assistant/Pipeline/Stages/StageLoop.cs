using System.Threading.Channels;
using Dobble.Vision;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Pipeline.Stages;

/// <summary>
/// The loop of a stage that turns one thing into another. What it takes is its own: it either lives on in what is made of
/// it, or is disposed of.
/// </summary>
internal sealed partial class StageLoop<TIn, TOut>(
    string name, ChannelReader<TIn> input, Func<TIn, TOut> work, Func<TOut, CancellationToken, ValueTask> pass,
    StageLimits limits, PipelineMetrics metrics, ILogger log)
    where TIn : class, IDisposable
    where TOut : class, IDisposable
{
    private int _failures;

    public async Task RunAsync(StageLife life)
    {
        while (await input.WaitToReadAsync(life.Stop).ConfigureAwait(false))
        {
            while (!life.Stop.IsCancellationRequested && input.TryRead(out var item))
                await StepAsync(item, life).ConfigureAwait(false);
        }
    }

    private async ValueTask StepAsync(TIn item, StageLife life)
    {
        if (Work(item, life) is not { } made)
            return;
        if (life.IsAbandoned)
        {
            made.Dispose();
            return;
        }

        try
        {
            await pass(made, life.Stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>A frame on which a stage throws is dropped and counted; the next one may be better.</summary>
    private TOut? Work(TIn item, StageLife life)
    {
        life.Begin();
        try
        {
            using var _ = metrics.Measure(name);
            var made = work(item);
            _failures = 0;
            return made;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            item.Dispose();
            metrics.FrameFailed(name);
            Forgive(e);
            return null;
        }
        finally
        {
            life.End();
        }
    }

    private void Forgive(Exception failure)
    {
        var reason = failure.Message.Split('\n', 2)[0].TrimEnd();
        if (++_failures == 1)
            LogFailure(name, reason);
        if (_failures >= limits.FailuresInARow)
            throw new DobbleException(
                $"the stage '{name}' failed on {_failures} frames in a row ({reason}); dobble doctor tells what is broken.", failure);
    }

    [LoggerMessage(LogLevel.Warning, "Stage {Stage} failed on a frame, which is dropped: {Reason}")]
    private partial void LogFailure(string stage, string reason);
}
