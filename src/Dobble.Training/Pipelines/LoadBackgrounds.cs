using OpenCvSharp;

namespace Dobble.Training.Pipelines;

/// <summary>Loads pictures that stand for tables: those of Debian's wallpaper packages, as far as they are installed.</summary>
internal static class LoadBackgrounds
{
    /// <summary>Where wallpaper packages put their pictures.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["/usr/share/wallpapers", "/usr/share/backgrounds"];

    private const int Most = 120;

    /// <summary>Shrunk wallpapers, BGR, 640×400; none where no package is installed.</summary>
    public static IReadOnlyList<Mat> Load()
    {
        var pictures = Folders.Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".jpg" or ".png" && new FileInfo(f).Length > 20_000)
            .Order(StringComparer.Ordinal).ToArray();
        var every = Math.Max(1, pictures.Length / Most);
        return [.. pictures.Where((_, i) => i % every == 0).Select(Shrunk).OfType<Mat>()];
    }

    private static Mat? Shrunk(string path)
    {
        using var picture = Cv2.ImRead(path, ImreadModes.ReducedColor2);
        return picture.Empty() ? null : picture.Resize(new Size(640, 400), 0, 0, InterpolationFlags.Area);
    }
}
