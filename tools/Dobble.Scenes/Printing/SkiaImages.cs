using Dobble.Scenes.Artwork;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Scenes.Printing;

/// <summary>Images as Skia draws them.</summary>
internal static class SkiaImages
{
    /// <summary>Takes little rings and stairs away where an image is enlarged or turned.</summary>
    public static SKSamplingOptions Smooth => new(SKCubicResampler.Mitchell);

    /// <summary>A copy of artwork, enlarged where its longer edge is shorter; the caller disposes it.</summary>
    public static SKImage Of(Sprite sprite, int edge)
    {
        var zoom = Math.Max(1, (double)edge / Math.Max(sprite.Image.Width, sprite.Image.Height));
        using var large = sprite.Image.Resize(default, zoom, zoom, InterpolationFlags.Cubic);
        return Of(large, SKAlphaType.Premul);
    }

    /// <summary>A copy of a BGRA image; the caller disposes it.</summary>
    public static SKImage Of(Mat bgra, SKAlphaType alpha) =>
        SKImage.FromPixelCopy(new SKImageInfo(bgra.Width, bgra.Height, SKColorType.Bgra8888, alpha), bgra.Data, (int)bgra.Step());
}
