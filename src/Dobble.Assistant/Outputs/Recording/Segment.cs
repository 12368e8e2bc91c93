using Dobble.Assistant.Recordings;
using OpenCvSharp;

namespace Dobble.Assistant.Outputs.Recording;

/// <summary>A piece of a recording: one AVI file, which is called <c>.part</c> until it is finished.</summary>
internal sealed class Segment : IDisposable
{
    private const long MaxBytes = 1L << 30;

    private readonly string _path;
    private readonly Size _size;
    private readonly TimeSpan _start;
    private readonly AviWriter _avi;

    /// <exception cref="IOException">The file cannot be made.</exception>
    public Segment(string path, Size size, TimeSpan start)
    {
        (_path, _size, _start) = (path, size, start);
        _avi = new AviWriter(path + SessionFolder.Unfinished, size);
    }

    /// <summary>Whether an image belongs here, not into the next piece.</summary>
    public bool Takes(Size size, TimeSpan time, TimeSpan length) =>
        size == _size && time >= _start && time - _start < length && _avi.Length < MaxBytes;

    /// <exception cref="IOException">It could not be written.</exception>
    public void Add(byte[] jpeg, long number, TimeSpan time) => _avi.Add(jpeg, number, time);

    /// <summary>Finishes the file and gives it its name; one without an image goes.</summary>
    /// <exception cref="IOException">The disk does not answer.</exception>
    public void Finish()
    {
        _avi.Finish();
        if (_avi.Frames > 0)
            File.Move(_path + SessionFolder.Unfinished, _path, overwrite: false);
        else
            File.Delete(_path + SessionFolder.Unfinished);
    }

    public void Dispose() => _avi.Dispose();
}
