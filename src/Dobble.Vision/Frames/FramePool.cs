using System.Collections.Concurrent;
using OpenCvSharp;

namespace Dobble.Vision.Frames;

/// <summary>
/// Lends frames and takes their pixels back, so that after the first few no image is allocated any more. What was needed only while somebody
/// was slow is given back to the system. Frames that are still on loan when the pool is disposed are freed as they come back.
/// </summary>
public sealed class FramePool : IDisposable
{
    /// <summary>Images that are kept while nobody needs them: as many as a pipeline that keeps up has on its way.</summary>
    private const int MaxFree = 12;

    private readonly ConcurrentBag<Mat> _free = [];
    private int _made;
    private volatile bool _disposed;

    /// <summary>Images that there are, on loan or not.</summary>
    public int Made => Volatile.Read(ref _made);

    /// <summary>Images that are not on loan.</summary>
    public int Free => _free.Count;

    /// <summary>A frame whose image the caller fills; its size is whatever it was last used for.</summary>
    public Frame Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_free.TryTake(out var image))
        {
            Interlocked.Increment(ref _made);
            image = new Mat();
        }

        return new Frame(this, image);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        while (_free.TryTake(out var image))
            image.Dispose();
    }

    internal void Return(Mat image)
    {
        if (_free.Count >= MaxFree)
        {
            image.Dispose();
            Interlocked.Decrement(ref _made);
            return;
        }

        _free.Add(image);
        if (_disposed)
            Dispose();
    }
}
