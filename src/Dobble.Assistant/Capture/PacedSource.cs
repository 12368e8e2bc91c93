using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>Plays a recording at the pace at which it was recorded: an image comes when its time has, as from a camera.</summary>
internal sealed class PacedSource(IFrameSource recording, TimeProvider clock) : IFrameSource
{
    private long? _start;

    public string Name => recording.Name;

    public bool IsLive => true;

    public double? Rate => recording.Rate;

    public long? Length => recording.Length;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        var outcome = recording.Next(image, out time, stop);
        if (outcome != SourceOutcome.Image)
            return outcome;
        _start ??= clock.GetTimestamp() - (long)(time.TotalSeconds * clock.TimestampFrequency);
        var early = time - clock.GetElapsedTime(_start.Value);
        if (early > TimeSpan.Zero)
            clock.WaitFor(early, stop);
        stop.ThrowIfCancellationRequested();
        return outcome;
    }

    public void Dispose() => recording.Dispose();
}
