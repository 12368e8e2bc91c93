using Dobble.Assistant.Recordings;
using Dobble.Vision;
using Microsoft.Win32.SafeHandles;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Assistant.Capture;

/// <summary>
/// Plays a recorded session, with the times at which its images came; a session that was cut off plays as far as it goes.
/// </summary>
internal sealed class SessionSource : IFrameSource
{
    private readonly List<(string Path, AviFrame Frame)> _frames = [];
    private SafeFileHandle? _file;
    private string? _open;
    private byte[] _jpeg = [];
    private int _next;

    /// <exception cref="DobbleException">There are no images in it.</exception>
    public SessionSource(string folder)
    {
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        try
        {
            foreach (var path in SessionFolder.Segments(folder))
                _frames.AddRange(AviFrame.ReadAll(path).Select(frame => (path, frame)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{folder}: this recording cannot be read ({e.Message.TrimEnd('.')}); check its permissions.", e);
        }

        if (_frames.Count == 0)
            throw new DobbleException($"{folder}: this recording has no image; choose another.");
    }

    public string Name { get; }

    public bool IsLive => false;

    /// <summary>By the usual time between two images, so that gaps do not count.</summary>
    public double? Rate => _frames.Count < 2 ? null
        : 1 / _frames.Zip(_frames.Skip(1), (a, b) => (b.Frame.Time - a.Frame.Time).TotalSeconds).Order().ElementAt((_frames.Count - 1) / 2);

    public long? Length => _frames.Count;

    /// <summary>Whether a folder is a recorded session.</summary>
    public static bool IsSession(string folder) => SessionFolder.Is(folder);

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (_next == _frames.Count)
        {
            time = _frames[^1].Frame.Time;
            return SourceOutcome.Ended;
        }

        var (path, frame) = _frames[_next++];
        time = frame.Time;
        try
        {
            var jpeg = Read(path, frame);
            if (!IsAllowed(jpeg))
                return SourceOutcome.Broken;
            using var decoded = Cv2.ImDecode(jpeg, ImreadModes.Color);
            if (decoded.Empty())
                return SourceOutcome.Broken;
            decoded.CopyTo(image);
            return SourceOutcome.Image;
        }
        catch (IOException)
        {
            return SourceOutcome.Broken;
        }
    }

    public void Dispose() => _file?.Dispose();

    private static unsafe bool IsAllowed(ReadOnlySpan<byte> jpeg)
    {
        fixed (byte* first = jpeg)
        {
            using var data = SKData.Create((nint)first, jpeg.Length);
            using var codec = SKCodec.Create(data);
            return codec is not null && FrameLimits.Allow(codec.Info);
        }
    }

    private ReadOnlySpan<byte> Read(string path, AviFrame frame)
    {
        if (path != _open)
        {
            _file?.Dispose();
            (_file, _open) = (null, null);
            (_file, _open) = (File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete), path);
        }

        if (_jpeg.Length < frame.Length)
            _jpeg = new byte[frame.Length * 3 / 2];
        var jpeg = _jpeg.AsSpan(0, frame.Length);
        return jpeg[..RandomAccess.Read(_file!, jpeg, frame.Offset)];
    }
}
