namespace Dobble.Assistant.Capture;

/// <summary>Which source to open, and how.</summary>
internal sealed record SourceOptions
{
    /// <summary>
    /// A camera's number or device (<c>0</c>, <c>/dev/video0</c>), a video file, a folder of images, an address (<c>rtsp://…</c>,
    /// <c>http://…</c>), or <c>-</c> for standard input.
    /// </summary>
    public string Source { get; init; } = "0";

    /// <summary>Width in pixels to ask a camera for. Default 1280.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Height in pixels to ask a camera for. Default 720.</summary>
    public int Height { get; init; } = 720;

    /// <summary>Images a second to ask a camera for, and of a folder or stream that tells no times. Default 30.</summary>
    public double Rate { get; init; } = 30;
}
