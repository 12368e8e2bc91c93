using OpenCvSharp;

namespace Dobble.Vision.Frames;

/// <summary>
/// One image of a camera or recording, on loan from a <see cref="FramePool"/>. It may have several owners at once: each
/// calls <see cref="Share"/> to become one and <see cref="Dispose"/> when done; the last one's gives the pixels back.
/// </summary>
public sealed class Frame : IDisposable
{
    private readonly FramePool _pool;
    private int _owners = 1;

    internal Frame(FramePool pool, Mat image) => (_pool, Image) = (pool, image);

    /// <summary>8-bit BGR pixels. Only the source writes them, before it hands the frame on.</summary>
    public Mat Image { get; }

    /// <summary>Counts the source's frames from 0, those too that were dropped later.</summary>
    public long Number { get; private set; }

    /// <summary>Time into the recording, or since the camera started.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>When the image was there, as a timestamp of the clock that the pipeline runs by.</summary>
    public long Arrived { get; private set; }

    /// <summary>Says which image this is; called by the source, before anybody else has the frame.</summary>
    public void Stamp(long number, TimeSpan time, long arrived) => (Number, Time, Arrived) = (number, time, arrived);

    /// <summary>Makes the caller one more owner.</summary>
    /// <exception cref="ObjectDisposedException">All owners have let go already.</exception>
    public Frame Share()
    {
        int owners;
        do
        {
            owners = Volatile.Read(ref _owners);
            ObjectDisposedException.ThrowIf(owners <= 0, this);
        }
        while (Interlocked.CompareExchange(ref _owners, owners + 1, owners) != owners);
        return this;
    }

    /// <summary>Lets go. The pixels must not be touched afterwards.</summary>
    /// <exception cref="ObjectDisposedException">All owners have let go already.</exception>
    public void Dispose()
    {
        var left = Interlocked.Decrement(ref _owners);
        ObjectDisposedException.ThrowIf(left < 0, this);
        if (left == 0)
            _pool.Return(Image);
    }
}
