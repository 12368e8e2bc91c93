using SkiaSharp;

namespace Dobble.Assistant.Capture;

/// <summary>What a frame may be at most: known before memory is taken for it.</summary>
internal static class FrameLimits
{
    /// <summary>Twice what the largest cameras give.</summary>
    public const long MaxPixels = 64_000_000;

    /// <summary>More than a JPEG of so many pixels takes.</summary>
    public const int MaxJpegBytes = 64 << 20;

    /// <summary>Whether an image of a size may be decoded.</summary>
    public static bool Allow(SKImageInfo image) => image is { Width: > 0, Height: > 0 } && (long)image.Width * image.Height <= MaxPixels;
}
