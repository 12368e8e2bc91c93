using System.Collections.Concurrent;
using OpenCvSharp;

namespace Dobble.Vision.Frames;

/// <summary>
/// Lends frames and takes their pixels back, so that after the first few no image is allocated any more. Frames that are
/// still on loan when the pool is disposed are freed as they come back.
/// </summary>
public sealed class FramePool : IDisposable
{
    private readonly ConcurrentBag<Mat> _free = [];
    private int _made;
    private volatile bool _disposed;

    /// <summary>Images that were ever allocated.</summary>
    public int Made => _made;

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
        _free.Add(image);
        if (_disposed)
            Dispose();
    }
}
