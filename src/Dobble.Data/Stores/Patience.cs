namespace Dobble.Data.Stores;

/// <summary>
/// Gives up on a server from which nothing has come, and to which nothing could be sent, for a while. A slow line with large files is not
/// given up on: each <see cref="Moved"/> begins the while anew.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _while;
    private readonly CancellationToken _stop;

    public Patience(TimeSpan patience, CancellationToken stop)
    {
        (_while, _stop) = (patience, stop);
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Moved();
    }

    /// <summary>Cancelled when patience is at its end, or the caller stops.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether it was patience that ended, and not the caller that stopped.</summary>
    public bool IsOver => _source.IsCancellationRequested && !_stop.IsCancellationRequested;

    /// <summary>Something arrived or was sent.</summary>
    public void Moved() => _source.CancelAfter(_while);

    public void Dispose() => _source.Dispose();
}
