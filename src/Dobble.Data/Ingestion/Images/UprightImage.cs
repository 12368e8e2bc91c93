using Dobble.Data.Photos;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Data.Ingestion.Images;

/// <summary>Writes images whose stored pixels are those that the boxes were drawn on, with no orientation left to misread.</summary>
internal static class UprightImage
{
    private const int JpegQuality = 95;

    /// <summary>Writes an image into a folder; the bytes stay as they are where EXIF does not turn it.</summary>
    /// <returns>The file's name; an image that is neither JPEG nor stored upright becomes a PNG.</returns>
    public static string Write(string source, bool turned, string folder)
    {
        var name = Path.GetFileName(source);
        if (Orientation.Of(source) == SKEncodedOrigin.TopLeft)
        {
            File.Copy(source, Path.Combine(folder, name));
            return name;
        }

        if (!turned && ExifStrip.Strip(File.ReadAllBytes(source)) is { } bare)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bare);
            return name;
        }

        return Encode(source, turned, folder);
    }

    private static string Encode(string source, bool turned, string folder)
    {
        using var image = turned ? Photo.Load(source) : Photo.LoadStored(source);
        var isJpeg = Path.GetExtension(source).StartsWith(".jp", StringComparison.OrdinalIgnoreCase);
        var name = isJpeg ? Path.GetFileName(source) : Path.GetFileNameWithoutExtension(source) + ".png";
        if (!image.SaveImage(Path.Combine(folder, name), new ImageEncodingParam(ImwriteFlags.JpegQuality, JpegQuality)))
            throw new IOException($"{Path.Combine(folder, name)}: cannot be written");
        return name;
    }
}
