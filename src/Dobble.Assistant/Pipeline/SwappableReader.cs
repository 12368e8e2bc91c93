using Dobble.Vision.Reading;

namespace Dobble.Assistant.Pipeline;

/// <summary>
/// The one owner of the reader in use. It can be replaced between frames, by one with another deck or newer networks; the
/// old one is disposed once nobody is using it any more.
/// </summary>
internal sealed class SwappableReader : IDisposable
{
    private readonly Lock _lock = new();
    private Entry _current;
    private bool _disposed;

    public SwappableReader(TableReader reader) => _current = new Entry(reader);

    /// <summary>The reader in use, which stays alive until the lease is disposed.</summary>
    public Lease Take()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _current.Users++;
            return new Lease(this, _current);
        }
    }

    /// <summary>Takes over another reader, to be used from the next frame on.</summary>
    public void Replace(TableReader reader)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var old = _current;
            _current = new Entry(reader);
            Retire(old);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            Retire(_current);
        }
    }

    private void Release(Entry entry)
    {
        lock (_lock)
        {
            entry.Users--;
            if (entry is { IsRetired: true, Users: 0 })
                entry.Reader.Dispose();
        }
    }

    private static void Retire(Entry entry)
    {
        entry.IsRetired = true;
        if (entry.Users == 0)
            entry.Reader.Dispose();
    }

    internal sealed class Entry(TableReader reader)
    {
        public TableReader Reader => reader;

        public int Users { get; set; }

        public bool IsRetired { get; set; }
    }

    internal readonly struct Lease(SwappableReader holder, Entry entry) : IDisposable
    {
        public TableReader Reader => entry.Reader;

        public void Dispose() => holder.Release(entry);
    }
}
