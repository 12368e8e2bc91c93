using Dobble.Vision;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Assistant.Photos;

/// <summary>Decodes photos. Unlike OpenCV's decoder this one says when a file is cut short, and its size before it is decoded.</summary>
internal static class Photo
{
    /// <summary>Larger images are refused: decoded they would take more memory than a small computer has to spare.</summary>
    private const long MaxPixels = 64_000_000;

    /// <summary>Loads a photo as a BGR image, turned upright as its EXIF orientation says. The caller disposes it.</summary>
    /// <exception cref="DobbleException">The file is missing, unreadable, no image, cut short or too large.</exception>
    public static Mat Load(string path)
    {
        CheckFile(path);
        using var codec = SKCodec.Create(path)
            ?? throw new DobbleException($"{path}: this is no image that can be read; JPEG, PNG, WebP, BMP and GIF can.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MaxPixels)
            throw new DobbleException($"{path}: {width}×{height} pixels are more than {MaxPixels / 1_000_000} megapixels; scale it down first.");

        using var decoded = new Mat(height, width, MatType.CV_8UC4);
        var layout = new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Unpremul);
        var result = codec.GetPixels(layout, decoded.Data);
        if (result != SKCodecResult.Success)
            throw new DobbleException($"{path}: the image is cut short or damaged ({result}); copy or take it again.");

        using var image = decoded.CvtColor(ColorConversionCodes.BGRA2BGR);
        return Upright(image, codec.EncodedOrigin);
    }

    private static void CheckFile(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new DobbleException($"{path}: there is no such file; check the name.");
        if (file.Length == 0)
            throw new DobbleException($"{path}: the file is empty; copy or take the photo again.");
        try
        {
            using var readable = file.OpenRead();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new DobbleException($"{path}: the file may not be read; check its permissions.", e);
        }
    }

    private static Mat Upright(Mat image, SKEncodedOrigin origin)
    {
        var upright = new Mat();
        if (origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom)
            Cv2.Transpose(image, upright);
        else
            image.CopyTo(upright);

        FlipMode? flip = origin switch
        {
            SKEncodedOrigin.TopRight or SKEncodedOrigin.RightTop => FlipMode.Y,
            SKEncodedOrigin.BottomLeft or SKEncodedOrigin.LeftBottom => FlipMode.X,
            SKEncodedOrigin.BottomRight or SKEncodedOrigin.RightBottom => FlipMode.XY,
            _ => null,
        };
        if (flip is { } mode)
            Cv2.Flip(upright, upright, mode);
        return upright;
    }
}
