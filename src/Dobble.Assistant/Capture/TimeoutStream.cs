namespace Dobble.Assistant.Capture;

/// <summary>A stream that counts as ended when nothing came for a while: a connection may die without a word.</summary>
/// <param name="inner">The bytes; owned.</param>
/// <param name="timeout">How long to wait for some.</param>
/// <param name="connection">What else is disposed of with it.</param>
internal sealed class TimeoutStream(Stream inner, TimeSpan timeout, IDisposable? connection = null) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            var reading = inner.ReadAsync(buffer, offset, count);
            return reading.Wait(timeout) ? reading.GetAwaiter().GetResult() : 0;
        }
        catch (AggregateException e) when (e.InnerException is IOException or HttpRequestException or ObjectDisposedException)
        {
            return 0;
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection?.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
