namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Frames a second and delay as people want to see them: of the last second, not of the last frame.</summary>
internal sealed class RateMeter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Queue<(long At, TimeSpan Delay)> _frames = new();
    private long? _last;

    /// <summary>Zero where none came for a second.</summary>
    public double FramesPerSecond
    {
        get
        {
            Forget();
            var span = _frames.TryPeek(out var first) ? clock.GetElapsedTime(first.At).TotalSeconds : 0;
            return span > 0 ? (_frames.Count - 1) / span : 0;
        }
    }

    /// <summary>Median delay; null where no frame came for a second.</summary>
    public TimeSpan? Delay
    {
        get
        {
            Forget();
            return _frames.Count > 0 ? _frames.Select(frame => frame.Delay).Order().ElementAt(_frames.Count / 2) : null;
        }
    }

    /// <summary>Time since the last frame; null before the first.</summary>
    public TimeSpan? Silence => _last is { } last ? clock.GetElapsedTime(last) : null;

    public void Add(TimeSpan delay)
    {
        _last = clock.GetTimestamp();
        _frames.Enqueue((_last.Value, delay));
        Forget();
    }

    private void Forget()
    {
        while (_frames.TryPeek(out var first) && clock.GetElapsedTime(first.At) > Window)
            _frames.Dequeue();
    }
}
