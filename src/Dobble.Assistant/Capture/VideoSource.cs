using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>A video file. One that is cut off gives the images there are.</summary>
internal sealed class VideoSource : IFrameSource
{
    private const double MinRate = 0.5, MaxRate = 1000;
    private const string Convert = "convert it, for example with: ffmpeg -i IN -c:v mjpeg -q:v 3 OUT.avi";

    private readonly VideoCapture _video;
    private readonly double _rate;
    private long _count;
    private TimeSpan _last = TimeSpan.MinValue;

    /// <param name="path">The file.</param>
    /// <param name="rate">Images a second where the file does not tell.</param>
    /// <exception cref="DobbleException">The file is missing, or no video that can be decoded.</exception>
    public VideoSource(string path, double rate)
    {
        if (!File.Exists(path))
            throw new DobbleException(
                $"{path}: there is no such video; check the path, or name a camera by its number (0) or device (/dev/video0).");
        Name = Path.GetFileName(path);
        _video = new VideoCapture(Path.GetFullPath(path), VideoCaptureAPIs.FFMPEG);
        if (!_video.IsOpened() || _video.FrameWidth <= 0)
        {
            _video.Dispose();
            throw new DobbleException($"{path}: this is no video that can be decoded; {Convert}");
        }

        _rate = _video.Fps is >= MinRate and <= MaxRate ? _video.Fps : rate;
        Length = _video.FrameCount > 0 ? _video.FrameCount : null;
    }

    public string Name { get; }

    public bool IsLive => false;

    public double? Rate => _rate;

    public long? Length { get; }

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        // The position is that of the frame to come; after reading, some containers tell that of the next one.
        var position = TimeSpan.FromMilliseconds(Math.Max(0, _video.Get(VideoCaptureProperties.PosMsec)));
        var read = _video.Read(image) && !image.Empty();
        time = Later(position);
        if (!read && _count == 0)
            throw new DobbleException($"{Name}: not one image of this video can be decoded here; {Convert}");
        _count++;
        return read ? SourceOutcome.Image : SourceOutcome.Ended;
    }

    public void Dispose() => _video.Dispose();

    /// <summary>Time never stands still or goes back, whatever the container says.</summary>
    private TimeSpan Later(TimeSpan position)
    {
        var byCount = TimeSpan.FromSeconds(_count / _rate);
        var time = position > TimeSpan.Zero || _count == 0 ? position : byCount;
        if (time <= _last)
            time = _last + TimeSpan.FromSeconds(1 / _rate);
        return _last = time;
    }
}
