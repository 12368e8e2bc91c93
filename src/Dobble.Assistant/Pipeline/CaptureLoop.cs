using System.Threading.Channels;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Vision;
using Dobble.Vision.Frames;

namespace Dobble.Assistant.Pipeline;

/// <summary>The first stage: takes images from the source and hands them to the search, and raw to whoever shows or records them.</summary>
internal sealed class CaptureLoop(
    IFrameSource source, FramePool pool, ChannelWriter<Frame> search, Broadcast<Frame> raw, PipelineControl control,
    PipelineMetrics metrics, TimeProvider clock)
{
    public const string Name = "capture";

    private long _number, _broken;

    public async Task RunAsync(StageLife life)
    {
        while (!life.Stop.IsCancellationRequested)
        {
            using var frame = pool.Rent();
            var outcome = source.Next(frame.Image, out var time, life.Stop);
            if (outcome is SourceOutcome.Ended or SourceOutcome.Lost)
            {
                RequireImages();
                return;
            }

            var number = _number++;
            if (outcome == SourceOutcome.Broken)
            {
                _broken++;
                metrics.FrameBroken();
                continue;
            }

            frame.Stamp(number, time, clock.GetTimestamp());
            metrics.FrameIn();
            await PassAsync(frame, life.Stop).ConfigureAwait(false);
        }
    }

    private async ValueTask PassAsync(Frame frame, CancellationToken stop)
    {
        await raw.SendAsync(frame, stop).ConfigureAwait(false);
        if (control.IsPaused)
            return;
        var mine = frame.Share();
        try
        {
            await search.WriteAsync(mine, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            mine.Dispose();
            throw;
        }
    }

    private void RequireImages()
    {
        if (_broken > 0 && _broken == _number)
            throw new DobbleException(
                $"{source.Name}: not one of its {_broken} images can be decoded; check the source, or choose another format.");
    }
}
