using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using OpenCvSharp;

namespace Dobble.Assistant.Recordings;

/// <summary>
/// Writes JPEG images into an AVI file that any player plays. Each image goes to the operating system in one piece, past
/// any buffer of this process: what was written outlives it, and a disk that is full is told of at once.
/// </summary>
/// <remarks>
/// OpenCV's own writer does neither: it reports no error, and a file that it did not close has no sizes that it could play by.
/// </remarks>
internal sealed class AviWriter : IDisposable
{
    private static readonly byte[] Padding = [0];

    private readonly SafeFileHandle _file;
    private readonly Size _size;
    private readonly List<AviFrame> _frames = [];
    private readonly byte[] _head = new byte[AviFrame.HeadLength];

    /// <summary>Begins a file.</summary>
    /// <exception cref="IOException">There is such a file already, or it cannot be written.</exception>
    public AviWriter(string path, Size size)
    {
        _size = size;
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
        try
        {
            RandomAccess.Write(_file, AviHeader.Unfinished(size), 0);
        }
        catch (IOException)
        {
            _file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    public int Frames => _frames.Count;

    /// <summary>Where the last whole image ends.</summary>
    public long Length => Frames > 0 ? _frames[^1].End : AviHeader.Length;

    /// <summary>Adds an image.</summary>
    /// <exception cref="IOException">It could not be written; those before it stay.</exception>
    public void Add(byte[] jpeg, long number, TimeSpan time)
    {
        var frame = new AviFrame(Length + AviFrame.HeadLength, jpeg.Length, number, time);
        frame.WriteHead(_head);
        RandomAccess.Write(_file, [_head, jpeg, Padding.AsMemory(0, jpeg.Length & 1)], Length);
        _frames.Add(frame);
    }

    /// <summary>Writes the index and the sizes, and sees to it that all is on the disk.</summary>
    /// <exception cref="IOException">The disk does not answer.</exception>
    public void Finish()
    {
        var end = Length;
        RandomAccess.SetLength(_file, end);
        try
        {
            var index = Index();
            RandomAccess.Write(_file, index, end);
            RandomAccess.Write(_file, Header(end, end + index.Length), 0);
        }
        catch (IOException)
        {
            // No room for an index: players do without one.
            RandomAccess.SetLength(_file, end);
        }

        RandomAccess.FlushToDisk(_file);
    }

    public void Dispose() => _file.Dispose();

    private byte[] Header(long end, long length)
    {
        var interval = Frames > 1 ? (_frames[^1].Time - _frames[0].Time) / (Frames - 1) : TimeSpan.Zero;
        return AviHeader.Finished(_size, Frames, interval, _frames.Max(frame => frame.Length), end, length);
    }

    private byte[] Index()
    {
        const int keyFrame = 0x10;
        var index = new byte[8 + (16 * Frames)];
        "idx1"u8.CopyTo(index);
        BinaryPrimitives.WriteInt32LittleEndian(index.AsSpan(4), 16 * Frames);
        for (var i = 0; i < Frames; i++)
        {
            var entry = index.AsSpan(8 + (16 * i));
            "00dc"u8.CopyTo(entry);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], keyFrame);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], (int)(_frames[i].ChunkOffset - AviHeader.MoviPosition));
            BinaryPrimitives.WriteInt32LittleEndian(entry[12..], _frames[i].Length);
        }

        return index;
    }
}
