namespace Dobble.Assistant.Pipeline.Stages;

/// <summary>
/// One life of a stage, from its start to its end or its restart. A thread that hangs in native code cannot be ended; its
/// life is abandoned, and whatever it still brings is thrown away.
/// </summary>
internal sealed class StageLife : IDisposable
{
    private const long Idle = 0;

    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop;
    private long _busySince = Idle;
    private volatile bool _abandoned;

    public StageLife(TimeProvider clock, CancellationToken stop)
    {
        _clock = clock;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Stop = _stop.Token;
    }

    /// <summary>Ends this life.</summary>
    public CancellationToken Stop { get; }

    /// <summary>Whether another life has taken over.</summary>
    public bool IsAbandoned => _abandoned;

    /// <summary>How long the stage has been at one frame; zero while it waits for one.</summary>
    public TimeSpan BusyFor => Volatile.Read(ref _busySince) is not Idle and var since ? _clock.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>The stage has taken a frame.</summary>
    public void Begin() => Volatile.Write(ref _busySince, Math.Max(1, _clock.GetTimestamp()));

    /// <summary>The stage is done with its frame.</summary>
    public void End() => Volatile.Write(ref _busySince, Idle);

    public void Abandon()
    {
        _abandoned = true;
        _stop.Cancel();
    }

    public void Dispose() => _stop.Dispose();
}
