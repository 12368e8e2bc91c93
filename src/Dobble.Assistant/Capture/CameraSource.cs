using System.Globalization;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>A camera by Video4Linux, asked for MJPEG: uncompressed, USB carries few images a second at these sizes.</summary>
internal sealed class CameraSource : IFrameSource
{
    private const string DevicePrefix = "/dev/video";

    private readonly LiveCapture _capture;

    /// <exception cref="DobbleException">There is no such camera, or it does not open.</exception>
    public CameraSource(SourceOptions options, TimeProvider clock)
    {
        var device = Name = DeviceOf(options.Source)!;
        if (!File.Exists(device))
            throw new DobbleException($"there is no camera {device}; {WhatThereIs()}.");
        var video = new VideoCapture(device, VideoCaptureAPIs.V4L2);
        if (!video.IsOpened())
        {
            video.Dispose();
            throw new DobbleException(
                $"the camera {device} does not open: another program may use it, or the group 'video' is missing (usermod "
                    + "-aG video $USER).");
        }

        video.Set(VideoCaptureProperties.FourCC, VideoWriter.FourCC('M', 'J', 'P', 'G'));
        video.Set(VideoCaptureProperties.FrameWidth, options.Width);
        video.Set(VideoCaptureProperties.FrameHeight, options.Height);
        video.Set(VideoCaptureProperties.Fps, options.Rate);
        video.Set(VideoCaptureProperties.BufferSize, 1);
        _capture = new LiveCapture(video, clock);
    }

    public string Name { get; }

    public bool IsLive => true;

    public double? Rate => _capture.Rate;

    public long? Length => null;

    /// <summary>The device that a number (<c>0</c>) or path (<c>/dev/video0</c>) names; null for anything else.</summary>
    public static string? DeviceOf(string source) =>
        int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"{DevicePrefix}{number}"
        : source.StartsWith(DevicePrefix, StringComparison.Ordinal) ? source
        : null;

    /// <summary>The cameras' devices, by name.</summary>
    public static IReadOnlyList<string> Devices() =>
        [.. Directory.EnumerateFiles("/dev", "video*").Order(StringComparer.Ordinal)];

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop) => _capture.Next(image, out time, stop);

    public void Dispose() => _capture.Dispose();

    private static string WhatThereIs() =>
        Devices() is { Count: > 0 } devices ? $"there are {string.Join(", ", devices)}" : "plug one in, or name a video file";
}
