namespace Dobble.Data.Files;

/// <summary>Which files are images that can be read.</summary>
public static class ImageFiles
{
    /// <summary>As people say them.</summary>
    public const string Kinds = "JPEG, PNG, WebP, BMP, GIF";

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"];

    // What phones and scanners make besides.
    private static readonly string[] Convertible = [".heic", ".heif", ".avif", ".tif", ".tiff"];

    /// <summary>Whether a name ends like one; upper and lower case are the same.</summary>
    public static bool Is(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name ends like an image that can be read, or be made into one by <c>ingest</c>.</summary>
    public static bool CanBecomePhoto(string path) =>
        Is(path) || Convertible.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The images that lie directly in a folder, by name.</summary>
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder).Where(Is).Order(StringComparer.Ordinal);
}
