using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>What cameras and addresses have in common: images come by themselves, and one day no more.</summary>
internal sealed class LiveCapture(VideoCapture video, TimeProvider clock) : IDisposable
{
    /// <summary>How long a reading may last that began before the end; a camera that hangs keeps its memory.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(0.3);

    private readonly Lock _reading = new();
    private readonly long _start = clock.GetTimestamp();

    public double? Rate => video.Fps is > 0 and < 1000 and var rate ? rate : null;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        bool read;
        lock (_reading)
            read = video.Read(image) && !image.Empty();
        time = clock.GetElapsedTime(_start);
        stop.ThrowIfCancellationRequested();
        return read ? SourceOutcome.Image : SourceOutcome.Lost;
    }

    public void Dispose()
    {
        if (!_reading.TryEnter(Timeout))
            return;
        video.Dispose();
        _reading.Exit();
    }
}
