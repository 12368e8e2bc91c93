using System.Globalization;
using OpenCvSharp;

namespace Dobble.Training.Pipelines;

/// <summary>Pictures that stand for tables. A machine may have none; what there was decides what is trained on, and is recorded.</summary>
/// <param name="folders">Folders of pictures; those that do not exist are ignored.</param>
internal sealed class Backgrounds(IReadOnlyList<string> folders)
{
    private const int Most = 120;
    private readonly string[] _folders = [.. folders.Where(Directory.Exists)];

    /// <summary>Where Debian's wallpaper packages put their pictures.</summary>
    public static string[] OfTheSystem { get; } = ["/usr/share/wallpapers", "/usr/share/backgrounds"];

    /// <summary>Changes whenever a picture does: how many files the folders hold and a hash of their names and contents, or <c>none</c>.</summary>
    public string Fingerprint()
    {
        var files = _folders.Sum(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories).Count());
        return files == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{files} files, sha256 {DataHash.Of(_folders)}");
    }

    /// <summary>Shrunk pictures, BGR, 640×400; none where there are none.</summary>
    public IReadOnlyList<Mat> Load()
    {
        var pictures = _folders
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
