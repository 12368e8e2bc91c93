using Dobble.Assistant.Recordings;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>A video file. One that is cut off gives the images there are.</summary>
internal sealed class VideoSource : IFrameSource
{
    private const double MinRate = 0.5, MaxRate = 1000;

    private readonly VideoCapture _video;
    private readonly double _rate;
    private TimeSpan _firstPosition;
    private bool _isFirstRead;
    private long _count;
    private TimeSpan _last = TimeSpan.MinValue, _leftOut;

    private VideoSource(string path, VideoCapture video, double rate)
    {
        (Name, _video) = (Path.GetFileName(path), video);
        _rate = _video.Fps is >= MinRate and <= MaxRate ? _video.Fps : rate;
        Length = _video.FrameCount > 0 ? _video.FrameCount : null;
    }

    public string Name { get; }

    public bool IsLive => false;

    public double? Rate => _rate;

    public long? Length { get; }

    private TimeSpan Position => TimeSpan.FromMilliseconds(Math.Max(0, _video.Get(VideoCaptureProperties.PosMsec)));

    /// <summary>Opens a video; where OpenCV's decoders do not know it, the system's ffmpeg decodes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rate">Images a second where the file does not tell.</param>
    /// <exception cref="DobbleException">The file is missing, or no video that can be decoded here.</exception>
    public static IFrameSource Open(string path, double rate)
    {
        if (!File.Exists(path))
            throw new DobbleException(
                $"{path}: there is no such video or folder; check the path, or name a camera by its number (0) or device (/dev/video0).");
        var file = Path.GetFullPath(path);
        var video = new VideoCapture(file, VideoCaptureAPIs.FFMPEG);
        if (video.IsOpened() && video.FrameWidth > 0)
        {
            var source = new VideoSource(path, video, rate);
            if (source.ReadFirst())
                return source;
        }

        video.Dispose();
        return new FfmpegSource($"file:{file}", Path.GetFileName(path), rate, clock: null);
    }

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        // The position is that of the frame to come; after reading, some containers tell that of the next one.
        var position = _isFirstRead ? _firstPosition : Position;
        var read = (_isFirstRead || _video.Grab()) && _video.Retrieve(image) && !image.Empty();
        _isFirstRead = false;
        time = Later(position);
        _count++;
        return read ? SourceOutcome.Image : SourceOutcome.Ended;
    }

    public void Dispose() => _video.Dispose();

    private bool ReadFirst()
    {
        _firstPosition = Position;
        return _isFirstRead = _video.Grab();
    }

    /// <summary>Time never stands still, goes back or leaps, whatever the container says.</summary>
    private TimeSpan Later(TimeSpan position)
    {
        var step = TimeSpan.FromSeconds(1 / _rate);
        var time = position > TimeSpan.Zero || _count == 0 ? position - _leftOut : TimeSpan.FromSeconds(_count / _rate);
        if (time <= _last)
            return _last += step;
        var before = _last > TimeSpan.Zero ? _last : TimeSpan.Zero;
        if (time - before > AviFrame.MaxPause)
            (time, _leftOut) = (before + step, _leftOut + time - before - step);
        return _last = time;
    }
}
