using System.Globalization;
using Dobble.Data.Files;
using Dobble.Scenes;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>Images that stand for tables. A machine may have none; what there was decides what is trained on, and is recorded.</summary>
/// <param name="folders">Folders of images; those that do not exist are ignored.</param>
internal sealed class Backgrounds(IReadOnlyList<string> folders)
{
    private const int Max = 120;
    private readonly string[] _folders = [.. folders.Where(Directory.Exists)];

    /// <summary>Where Debian's wallpaper packages put their images.</summary>
    public static string[] OfTheSystem { get; } = ["/usr/share/wallpapers", "/usr/share/backgrounds"];

    /// <summary>
    /// Changes whenever an image does: how many files the folders hold and a hash of their names and contents, or <c>none</c>.
    /// </summary>
    public string Fingerprint()
    {
        var files = Files();
        return files.Length == 0
            ? "none" : string.Create(CultureInfo.InvariantCulture, $"{files.Length} files, sha256 {FileHash.OfFiles(files)}");
    }

    /// <summary>Shrunk images, BGR, 640×400; none where there are none. The caller's.</summary>
    public IReadOnlyList<Mat> Load()
    {
        string[] images = [.. Files().Where(f => Path.GetExtension(f) is ".jpg" or ".png" && new FileInfo(f).Length > 20_000)];
        var every = Math.Max(1, images.Length / Max);
        return [.. images.Where((_, i) => i % every == 0).Select(Shrunk).OfType<Mat>()];
    }

    private string[] Files() =>
        [.. _folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", ImageFolders.WithoutLinks)).Order(StringComparer.Ordinal)];

    private static Mat? Shrunk(string path)
    {
        using var image = Cv2.ImRead(path, ImreadModes.ReducedColor2);
        return image.Empty() ? null : image.Resize(new Size(640, 400), 0, 0, InterpolationFlags.Area);
    }
}
