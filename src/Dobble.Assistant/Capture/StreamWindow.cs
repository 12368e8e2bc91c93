using Dobble.Vision;

namespace Dobble.Assistant.Capture;

/// <summary>A stream of which the next bytes can be looked at before they are taken.</summary>
internal sealed class StreamWindow(Stream stream) : IDisposable
{
    /// <summary>More than any image of a camera takes; what asks for more is no stream of images.</summary>
    public const int Max = 256 << 20;

    private byte[] _bytes = new byte[1 << 16];
    private int _start, _end;

    /// <summary>The bytes that are there.</summary>
    public ReadOnlySpan<byte> Ahead => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Waits until so many bytes are there; false when the stream ends before.</summary>
    /// <exception cref="DobbleException">More than <see cref="Max"/> are asked for.</exception>
    public bool Fill(int count)
    {
        if (count > Max)
            throw new DobbleException($"an image of more than {Max >> 20} MB cannot be; the stream is damaged.");
        MakeRoom(count);
        while (_end - _start < count)
        {
            var read = stream.Read(_bytes, _end, _bytes.Length - _end);
            if (read == 0)
                return false;
            _end += read;
        }

        return true;
    }

    public void Skip(int count) => _start += count;

    public void Dispose() => stream.Dispose();

    private void MakeRoom(int count)
    {
        if (_start + count <= _bytes.Length)
            return;
        var larger = count <= _bytes.Length ? _bytes : new byte[Math.Max(count, 2 * _bytes.Length)];
        Ahead.CopyTo(larger);
        (_bytes, _start, _end) = (larger, 0, _end - _start);
    }
}
