namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Frames a second and delay as people want to see them: of the last second, not of the last frame.</summary>
internal sealed class RateMeter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Queue<(long At, TimeSpan Delay)> _frames = new();

    public double FramesPerSecond { get; private set; }

    /// <summary>Median delay.</summary>
    public TimeSpan Delay { get; private set; }

    public void Add(TimeSpan delay)
    {
        _frames.Enqueue((clock.GetTimestamp(), delay));
        while (clock.GetElapsedTime(_frames.Peek().At) > Window)
            _frames.Dequeue();
        var span = clock.GetElapsedTime(_frames.Peek().At).TotalSeconds;
        FramesPerSecond = span > 0 ? (_frames.Count - 1) / span : 0;
        Delay = _frames.Select(frame => frame.Delay).Order().ElementAt(_frames.Count / 2);
    }
}
