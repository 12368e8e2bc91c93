using SkiaSharp;

namespace Dobble.Data.DataSets;

/// <summary>Checks an image file without keeping it: its size, and whether it can be decoded to the end.</summary>
internal static class ImageFile
{
    /// <summary>Images with more pixels than this are refused before they are decoded.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>The image's size as stored; on failure null, with what is wrong.</summary>
    public static (int Width, int Height)? Check(string path, out string? error)
    {
        error = null;
        if (!File.Exists(path))
        {
            error = "the image is missing: put it back or remove its labels";
            return null;
        }

        using var codec = SKCodec.Create(path);
        if (codec is null)
        {
            error = "is no image that can be decoded: replace it with a JPEG or PNG file";
            return null;
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        error = (long)width * height > MaxPixels
            ? $"has {width}×{height} pixels, more than {MaxPixels / 1_000_000} million: scale it down"
            : DecodeFault(codec);
        return error is null ? (width, height) : null;
    }

    // A JPEG is decoded at an eighth of its size: that still reads every byte, and takes little memory.
    private static string? DecodeFault(SKCodec codec)
    {
        var size = codec.GetScaledDimensions(0.125f);
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height));
        return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success
            ? null
            : "the image is truncated or damaged: copy it again from its source";
    }
}
