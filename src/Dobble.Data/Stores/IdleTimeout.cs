namespace Dobble.Data.Stores;

/// <summary>
/// Gives up on a server from which nothing has come, and to which nothing could be sent, for a while. A slow line with large files is not
/// given up on: each <see cref="Moved"/> begins the while anew.
/// </summary>
internal sealed class IdleTimeout : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _limit;
    private readonly CancellationToken _stop;

    public IdleTimeout(TimeSpan limit, CancellationToken stop)
    {
        (_limit, _stop) = (limit, stop);
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Moved();
    }

    /// <summary>Cancelled when the limit is reached, or the caller stops.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether it was the limit that was reached, and not the caller that stopped.</summary>
    public bool IsOver => _source.IsCancellationRequested && !_stop.IsCancellationRequested;

    /// <summary>Something arrived or was sent.</summary>
    public void Moved() => _source.CancelAfter(_limit);

    public void Dispose() => _source.Dispose();
}
