using System.Diagnostics;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Data.Ingestion.Images;

/// <summary>
/// Makes JPEG files of images that are read nowhere else: TIFF, and HEIC and AVIF as phones write them. What a file is, its first bytes
/// say: phones give HEIC the ending of JPEG, too.
/// </summary>
internal static class ForeignImage
{
    private const int JpegQuality = 95;

    // The first that is installed. All turn the image upright, as programs show it that labels are drawn with.
    private static readonly (string Program, string[] Arguments)[] Converters =
    [
        ("heif-convert", ["IN", "OUT"]), ("heif-dec", ["IN", "OUT"]), ("magick", ["IN[0]", "-auto-orient", "OUT"]),
        ("ffmpeg", ["-v", "error", "-i", "IN", "-frames:v", "1", "OUT"]),
    ];

    /// <summary>Whether a file is such an image.</summary>
    public static bool Is(string path)
    {
        Span<byte> head = stackalloc byte[12];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && (IsTiff(head) || IsHeif(head));
    }

    /// <summary>Puts a JPEG file in the place of such an image, upright and without metadata.</summary>
    /// <returns>The new file's path: the old one with the ending <c>.jpg</c>.</returns>
    /// <exception cref="DobbleException">It cannot be decoded, or nothing is installed that can.</exception>
    public static async Task<string> ConvertAsync(string path, CancellationToken stop)
    {
        using var image = await LoadAsync(path, stop);
        var target = Path.ChangeExtension(path, ".jpg");
        var part = target + ".part.jpg";
        if (!image.SaveImage(part, new ImageEncodingParam(ImwriteFlags.JpegQuality, JpegQuality)))
            throw new IOException($"{part}: cannot be written");
        File.Delete(path);
        File.Move(part, target, overwrite: true);
        return target;
    }

    private static bool IsTiff(ReadOnlySpan<byte> head) => head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8);

    private static bool IsHeif(ReadOnlySpan<byte> head) => head[4..].StartsWith("ftyp"u8)
        && (head[8..].StartsWith("hei"u8) || head[8..].StartsWith("hev"u8) || head[8..].StartsWith("mif1"u8)
            || head[8..].StartsWith("avif"u8));

    private static async Task<Mat> LoadAsync(string path, CancellationToken stop)
    {
        var image = Cv2.ImRead(path, ImreadModes.Color);
        if (!image.Empty())
            return image;
        image.Dispose();
        var folder = Directory.CreateTempSubdirectory("dobble-image-");
        try
        {
            return await ConvertedAsync(path, folder.FullName, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Mat> ConvertedAsync(string path, string folder, CancellationToken stop)
    {
        var said = "nothing is installed that can";
        foreach (var (program, arguments) in Converters)
        {
            var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument.Replace("IN", Path.GetFullPath(path), StringComparison.Ordinal)
                    .Replace("OUT", Path.Combine(folder, "image.png"), StringComparison.Ordinal));
            if (await RunAsync(start, stop) is not { } error)
                continue;
            // A file of several images becomes several files.
            if (Directory.GetFiles(folder).Order(StringComparer.Ordinal).FirstOrDefault() is { } made && Cv2.ImRead(made) is var image
                && !image.Empty())
                return image;
            said = $"{program} cannot either{(error.Length > 0 ? $" ({error})" : string.Empty)}";
        }

        throw new DobbleException(
            $"is HEIC, AVIF or TIFF that cannot be decoded here, and {said}: apt-get install libheif-examples, or make JPEG of it");
    }

    /// <summary>Runs a program to its end; null where there is none, else the first line of what it complains of.</summary>
    private static async Task<string?> RunAsync(ProcessStartInfo start, CancellationToken stop)
    {
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
            await process.WaitForExitAsync(stop);
            await output;
            return (await error).Trim().Split('\n')[0];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
