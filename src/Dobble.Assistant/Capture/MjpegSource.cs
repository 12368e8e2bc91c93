using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Assistant.Capture;

/// <summary>JPEG images in a row, also with something between them, such as the headers of a multipart stream.</summary>
internal sealed class MjpegSource(StreamWindow stream, string name, double rate, TimeProvider? clock) : IFrameSource
{
    private readonly StreamTime _time = new(rate, clock);
    private readonly Mat _decoded = new();

    public string Name => name;

    public bool IsLive => clock is not null;

    public double? Rate => rate;

    public long? Length => null;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var (length, isWhole) = NextJpeg(stop);
        time = _time.Next();
        if (length == 0)
            return SourceOutcome.Ended;
        var decoded = isWhole && Decode(stream.Ahead[..length], image);
        stream.Skip(length);
        return decoded ? SourceOutcome.Image : SourceOutcome.Broken;
    }

    public void Dispose()
    {
        stream.Dispose();
        _decoded.Dispose();
    }

    /// <summary>
    /// Moves to the start of the next image and finds its end, or where it was cut: at the start of another one, or where it would have
    /// more bytes than any; a length of 0 at the end of the stream.
    /// </summary>
    private (int Length, bool IsWhole) NextJpeg(CancellationToken stop)
    {
        while (stream.Fill(2) && stream.Ahead is not [0xFF, 0xD8, ..])
        {
            stop.ThrowIfCancellationRequested();
            stream.Skip(1);
        }

        var at = 2;
        while (stream.Fill(at + 4))
        {
            stop.ThrowIfCancellationRequested();
            if (at > FrameLimits.MaxJpegBytes)
                return (at, false);
            var bytes = stream.Ahead;
            if (bytes[at] != 0xFF)
                at++; // pixels, or damage
            else if (bytes[at + 1] == 0xD9)
                return (at + 2, true);
            else if (bytes[at + 1] == 0xD8)
                return (at, false);
            else if (HasLength(bytes[at + 1]))
                at += 2 + ((bytes[at + 2] << 8) | bytes[at + 3]); // an embedded thumbnail has an end of its own
            else
                at += bytes[at + 1] == 0xFF ? 1 : 2;
        }

        return stream.Ahead is [0xFF, 0xD8, .., 0xFF, 0xD9] ? (stream.Ahead.Length, true) : (0, false);
    }

    /// <summary>Whether a marker is followed by a length: not stuffed zeros, restarts and starts.</summary>
    private static bool HasLength(byte marker) => marker is > 0x01 and (< 0xD0 or > 0xD8) and not 0xFF;

    private unsafe bool Decode(ReadOnlySpan<byte> jpeg, Mat image)
    {
        fixed (byte* first = jpeg)
        {
            using var data = SKData.Create((nint)first, jpeg.Length);
            using var codec = SKCodec.Create(data);
            if (codec is null || !FrameLimits.Allow(codec.Info))
                return false;
            _decoded.Create(codec.Info.Height, codec.Info.Width, MatType.CV_8UC4);
            var layout = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
            if (codec.GetPixels(layout, _decoded.Data) != SKCodecResult.Success)
                return false;
        }

        Cv2.CvtColor(_decoded, image, ColorConversionCodes.BGRA2BGR);
        return true;
    }
}
