namespace Dobble.Assistant.Capture;

/// <summary>When the images of a stream that tells no times were taken: when they come or, in a recording, by their number.</summary>
internal sealed class StreamTime(double rate, TimeProvider? clock)
{
    private long? _start;
    private long _count;

    public TimeSpan Next()
    {
        var byCount = TimeSpan.FromSeconds(_count++ / rate);
        if (clock is null)
            return byCount;
        _start ??= clock.GetTimestamp();
        return clock.GetElapsedTime(_start.Value);
    }
}
