using Dobble.Data.Files;
using Dobble.Vision;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Data.Photos;

/// <summary>
/// Decodes photos, for reading, training and evaluation alike. Unlike OpenCV's decoder this one says when a file is cut short, and its size
/// before it is decoded.
/// </summary>
public static class Photo
{
    /// <summary>Larger images are refused: decoded they would take more memory than a small computer has to spare.</summary>
    private const long MaxPixels = 64_000_000;

    /// <summary>How many times longer than wide an image may be: of longer ones nothing is left where they are scaled down.</summary>
    private const int MaxRatio = 50;

    /// <summary>Loads a photo as a BGR image, turned upright as its EXIF orientation says. The caller disposes it.</summary>
    /// <exception cref="DobbleException">The file is missing, unreadable, no image, cut short or too large.</exception>
    public static Mat Load(string path) => Load(path, upright: true);

    /// <summary>Loads artwork as a BGRA image, its alpha straight, turned upright as EXIF says. The caller disposes it.</summary>
    /// <exception cref="DobbleException">The file is missing, unreadable, no image, cut short or too large.</exception>
    public static Mat LoadArtwork(string path)
    {
        var image = Decode(path, out var origin);
        Orientation.Apply(origin, image);
        return image;
    }

    /// <summary>Loads a photo as a BGR image in the pixels of its file, which labels are in. The caller disposes it.</summary>
    /// <exception cref="DobbleException">The file is missing, unreadable, no image, cut short or too large.</exception>
    public static Mat LoadStored(string path) => Load(path, upright: false);

    /// <summary>Decodes a photo to its end without keeping it.</summary>
    /// <returns>Its size as stored; null where it cannot be used, with what is wrong in <paramref name="error"/>, which does not repeat
    /// the path.</returns>
    internal static (int Width, int Height)? Check(string path, out string? error)
    {
        using var codec = Open(path, out error);
        if (codec is null)
            return null;
        // A JPEG is decoded at an eighth of its size: that still reads every byte, and takes little memory.
        var size = codec.GetScaledDimensions(0.125f);
        using var small = new Mat(size.Height, size.Width, MatType.CV_8UC4);
        error = Decode(codec, small);
        return error is null ? (codec.Info.Width, codec.Info.Height) : null;
    }

    private static Mat Load(string path, bool upright)
    {
        using var decoded = Decode(path, out var origin);
        var image = decoded.CvtColor(ColorConversionCodes.BGRA2BGR);
        if (upright)
            Orientation.Apply(origin, image);
        return image;
    }

    private static Mat Decode(string path, out SKEncodedOrigin origin)
    {
        using var codec = Open(path, out var error);
        if (codec is null)
            throw new DobbleException($"{path}: {error}");
        var decoded = new Mat(codec.Info.Height, codec.Info.Width, MatType.CV_8UC4);
        origin = codec.EncodedOrigin;
        if (Decode(codec, decoded) is not { } damage)
            return decoded;
        decoded.Dispose();
        throw new DobbleException($"{path}: {damage}");
    }

    private static SKCodec? Open(string path, out string? error)
    {
        error = FileError(path);
        if (error is not null)
            return null;
        var codec = SKCodec.Create(path);
        if (codec is null)
        {
            error = $"is no image that can be decoded; {ImageFiles.Kinds} can";
            return null;
        }

        var (shorter, longer) = (Math.Min(codec.Info.Width, codec.Info.Height), Math.Max(codec.Info.Width, codec.Info.Height));
        if ((long)shorter * longer <= MaxPixels && longer <= MaxRatio * (long)shorter)
            return codec;
        error = longer > MaxRatio * (long)shorter
            ? $"has {codec.Info.Width}×{codec.Info.Height} pixels, a strip on which nothing can be seen; name a photo"
            : $"has {codec.Info.Width}×{codec.Info.Height} pixels, more than {MaxPixels / 1_000_000} million; scale it down first";
        codec.Dispose();
        return null;
    }

    private static string? FileError(string path)
    {
        if (Directory.Exists(path))
            return $"there is no image in this folder; {ImageFiles.Kinds} are read";
        return ReadableFile.Fault(path)
            ?? (new FileInfo(path).Length == 0 ? "the file is empty; copy or take the photo again" : null);
    }

    private static string? Decode(SKCodec codec, Mat into)
    {
        var layout = new SKImageInfo(into.Width, into.Height, SKColorType.Bgra8888, SKAlphaType.Unpremul);
        var result = codec.GetPixels(layout, into.Data);
        return result == SKCodecResult.Success ? null : $"the image is cut short or damaged ({result}); copy or take it again";
    }
}
