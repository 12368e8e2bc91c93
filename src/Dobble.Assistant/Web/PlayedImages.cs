using Dobble.Assistant.Capture;
using Dobble.Assistant.Outputs;
using Dobble.Vision.Frames;
using OpenCvSharp;

namespace Dobble.Assistant.Web;

/// <summary>The images of live play as a source for something else, which misses those that it has no time for.</summary>
internal sealed class PlayedImages : IFrameSource
{
    private readonly SemaphoreSlim _there = new(0);
    private volatile bool _isWanted;
    private Frame? _next;

    public Output Output => new("enrolment", 1) { TakeFrame = Take };

    public string Name => "camera";

    public bool IsLive => true;

    public double? Rate => null;

    public long? Length => null;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        _isWanted = true;
        while (true)
        {
            _there.Wait(stop);
            using var frame = Interlocked.Exchange(ref _next, null);
            if (frame is null)
                continue;
            frame.Image.CopyTo(image);
            time = frame.Time;
            return SourceOutcome.Image;
        }
    }

    /// <summary>Nobody wants more for now.</summary>
    public void Rest()
    {
        _isWanted = false;
        Interlocked.Exchange(ref _next, null)?.Dispose();
    }

    public void Dispose()
    {
        Rest();
        _there.Dispose();
    }

    private ValueTask Take(Frame frame)
    {
        if (!_isWanted)
            return ValueTask.CompletedTask;
        Interlocked.Exchange(ref _next, frame.Share())?.Dispose();
        _there.Release();
        return ValueTask.CompletedTask;
    }
}
