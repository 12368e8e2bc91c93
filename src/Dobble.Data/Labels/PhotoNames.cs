using System.Globalization;
using System.Xml;
using Dobble.Data.Files;

namespace Dobble.Data.Labels;

/// <summary>
/// Gives photos plain, unique file names. What names a series (all before the first underscore) stays in front. Photos of one
/// name get a mark made of their identity, so that the same photo has the same name in every run, whatever the order.
/// </summary>
internal static class PhotoNames
{
    private const int Longest = 100;
    private const string Forbidden = "<>:\"|?*";

    /// <summary>Names the photos; one without a usable name, or that is there twice, becomes an error.</summary>
    public static IReadOnlyList<(SourcePhoto Photo, string File)> Assign(IEnumerable<SourcePhoto> photos, ICollection<DataError> errors)
    {
        var named = new List<(SourcePhoto Photo, string File)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var photo in photos)
        {
            if (Clean(photo.Name, photo.Address) is not { } name)
                errors.Add(new DataError(photo.Origin, $"the image's name '{Printable.Line(photo.Name)}' is no file name: name the image"));
            else if (!seen.Add(Identity(photo)))
                errors.Add(new DataError(photo.Origin, $"{name}: the same image is labelled more than once: keep one of the labels"));
            else
                named.Add((photo, name));
        }

        var told = named.GroupBy(n => Stem(n.File), StringComparer.OrdinalIgnoreCase).SelectMany(Told).ToArray();
        var stems = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (photo, file) in told.Where(t => !stems.Add(Stem(t.File))))
            errors.Add(new DataError(photo.Origin, $"{file}: another photo has this name already: rename one of them"));
        return [.. told.DistinctBy(t => Stem(t.File), StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The plain file name in a name from outside; null where there is none.</summary>
    public static string? Clean(string name, string? address = null)
    {
        var last = name.Split('/', '\\')[^1];
        var plain = string.Concat(last.Where(IsPrintable)
            .Select(c => char.IsWhiteSpace(c) || Forbidden.Contains(c, StringComparison.Ordinal) ? '-' : c)).Trim('-', '.');
        var ending = Ending(plain) ?? string.Empty;
        var stem = plain[..^ending.Length].TrimEnd('-', '.');
        if (stem.Length == 0)
            return null;
        return (stem.Length > Longest ? stem[..Longest] : stem) + (ending.Length > 0 ? ending : EndingOf(address));
    }

    // Lists of a data set part names by blanks, and labels files are XML.
    private static bool IsPrintable(char c) =>
        !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format && (char.IsSurrogate(c) || XmlConvert.IsXmlChar(c));

    private static string? Ending(string name) =>
        ImageFiles.CanBecomePhoto(name) ? Path.GetExtension(name) : null;

    private static string EndingOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && Ending(uri.AbsolutePath) is { } ending ? ending.ToLowerInvariant()
            : ".jpg";

    private static IEnumerable<(SourcePhoto Photo, string File)> Told(IEnumerable<(SourcePhoto Photo, string File)> sameName)
    {
        var photos = sameName.ToArray();
        return photos.Length == 1
            ? photos
            : photos.Select(p => (p.Photo, $"{Stem(p.File)}-{Mark(p.Photo)}{Path.GetExtension(p.File)}"));
    }

    private static string Stem(string file) => Path.GetFileNameWithoutExtension(file);

    // The query of an address is a signature that changes from export to export.
    private static string Identity(SourcePhoto photo) => photo.Identity ?? photo.Address?.Split('?')[0] ?? photo.Name;

    private static string Mark(SourcePhoto photo) =>
        FileHash.OfText(Identity(photo))[..8];
}
