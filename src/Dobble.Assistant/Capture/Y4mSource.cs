using System.Globalization;
using System.Text;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>
/// Uncompressed video, as ffmpeg (-f yuv4mpegpipe) and GStreamer (y4menc) write it: 8-bit, with halved (4:2:0) or full (4:4:4) colour, or
/// grey.
/// </summary>
internal sealed class Y4mSource : IFrameSource
{
    private const int LongestLine = 256, MaxSide = 8192;

    private readonly StreamWindow _stream;
    private readonly Y4mHeader _header;
    private readonly StreamTime _time;
    private readonly bool _isLive;
    private readonly Mat[] _planes = [new(), new(), new()];
    private readonly Mat _yuv = new();

    public Y4mSource(StreamWindow stream, string name, double rate, TimeProvider? clock)
    {
        (_stream, Name, _isLive) = (stream, name, clock is not null);
        _header = ReadHeader(rate);
        _time = new StreamTime(_header.Rate, clock);
    }

    public static ReadOnlySpan<byte> Signature => "YUV4MPEG2 "u8;

    public string Name { get; }

    public bool IsLive => _isLive;

    public double? Rate => _header.Rate;

    public long? Length => null;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        time = default;
        if (ReadLine() is not { } line)
            return SourceOutcome.Ended;
        if (!line.StartsWith("FRAME", StringComparison.Ordinal))
            throw new DobbleException($"{Name}: the stream is damaged: a frame was to begin and does not.");
        if (!_stream.Fill(_header.FrameBytes))
            return SourceOutcome.Ended;
        time = _time.Next();
        Convert(_stream.Ahead[.._header.FrameBytes], image);
        _stream.Skip(_header.FrameBytes);
        return SourceOutcome.Image;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _yuv.Dispose();
        foreach (var plane in _planes)
            plane.Dispose();
    }

    private unsafe void Convert(ReadOnlySpan<byte> frame, Mat image)
    {
        fixed (byte* first = frame)
        {
            switch (_header.Colour)
            {
                case Y4mColour.Halved:
                    using (var all = Mat.FromPixelData(_header.Height * 3 / 2, _header.Width, MatType.CV_8UC1, (nint)first))
                        Cv2.CvtColor(all, image, ColorConversionCodes.YUV2BGR_I420);
                    break;
                case Y4mColour.Full:
                    Interleave((nint)first);
                    Cv2.CvtColor(_yuv, image, ColorConversionCodes.YUV2BGR);
                    break;
                default:
                    using (var grey = Mat.FromPixelData(_header.Height, _header.Width, MatType.CV_8UC1, (nint)first))
                        Cv2.CvtColor(grey, image, ColorConversionCodes.GRAY2BGR);
                    break;
            }
        }
    }

    private void Interleave(nint frame)
    {
        for (var i = 0; i < _planes.Length; i++)
        {
            using var plane = Mat.FromPixelData(
                _header.Height, _header.Width, MatType.CV_8UC1, frame + (i * _header.Width * _header.Height));
            plane.CopyTo(_planes[i]);
        }

        Cv2.Merge(_planes, _yuv);
    }

    /// <summary>The next line without its end; null at the end of the stream.</summary>
    private string? ReadLine()
    {
        for (var length = 1; length <= LongestLine; length++)
        {
            if (!_stream.Fill(length))
                return null;
            if (_stream.Ahead[length - 1] != (byte)'\n')
                continue;
            var line = Encoding.ASCII.GetString(_stream.Ahead[..(length - 1)]);
            _stream.Skip(length);
            return line;
        }

        throw new DobbleException($"{Name}: the stream is damaged: a line without an end.");
    }

    private Y4mHeader ReadHeader(double rate)
    {
        var line = ReadLine() ?? throw new DobbleException($"{Name}: the stream ends before its first image.");
        var (width, height, colour) = (0, 0, "420");
        foreach (var field in line.Split(' ').Skip(1).Where(field => field.Length > 1))
        {
            switch (field[0])
            {
                case 'W': _ = int.TryParse(field[1..], NumberStyles.None, CultureInfo.InvariantCulture, out width); break;
                case 'H': _ = int.TryParse(field[1..], NumberStyles.None, CultureInfo.InvariantCulture, out height); break;
                case 'F': rate = Ratio(field[1..]) ?? rate; break;
                case 'C': colour = field[1..]; break;
            }
        }

        if (width is < 2 or > MaxSide || height is < 2 or > MaxSide)
            throw new DobbleException($"{Name}: a video of {width}×{height} pixels cannot be.");
        return new Y4mHeader(width, height, rate, Colour(colour, width, height));
    }

    private Y4mColour Colour(string name, int width, int height) => name switch
    {
        "420" or "420jpeg" or "420mpeg2" or "420paldv" when width % 2 == 0 && height % 2 == 0 => Y4mColour.Halved,
        "444" => Y4mColour.Full,
        "mono" => Y4mColour.Grey,
        _ => throw new DobbleException(
            $"{Name}: {width}×{height} pixels with the colours {name} cannot be read; send 4:2:0 of even size: "
                + "ffmpeg … -pix_fmt yuv420p -f yuv4mpegpipe -"),
    };

    private static double? Ratio(string text) =>
        text.Split(':') is [var over, var under]
        && double.TryParse(over, CultureInfo.InvariantCulture, out var a) && double.TryParse(under, CultureInfo.InvariantCulture, out var b)
        && a / b is > 0 and <= 1000 and var rate
            ? rate
            : null;
}
