using Dobble.Vision.Geometry;

namespace Dobble.Data.Labels;

/// <summary>A symbol that somebody drew a box around.</summary>
/// <param name="Name">The symbol's identifier.</param>
/// <param name="Box">Where, in pixels of the image file as it is stored.</param>
public sealed record LabelledBox(string Name, Box Box);

/// <summary>A card of a photo and the symbols labelled on it.</summary>
/// <param name="Card">Index into the deck's cards; null where it is not known.</param>
/// <param name="Boxes">Its symbols; fewer than the card has where some were not labelled.</param>
public sealed record LabelledCard(int? Card, IReadOnlyList<LabelledBox> Boxes);

/// <summary>A photo with its labels. The image itself is read from <paramref name="Path"/> when it is needed.</summary>
/// <param name="Path">The image file.</param>
/// <param name="Series">Photos that share camera, light and background: the file's name before the first underscore.</param>
/// <param name="Width">Width in pixels, as stored (no EXIF orientation applied).</param>
/// <param name="Height">Height in pixels, as stored.</param>
/// <param name="Boxes">All boxes as the labels file gives them, wrong names included.</param>
/// <param name="Cards">The cards, names corrected where the deck leaves no doubt; empty where neither a truth file nor a deck was given.</param>
/// <param name="Ignored">Boxes that belong to no card, or whose right name is in doubt: neither right nor wrong to find.</param>
public sealed record LabelledPhoto(
    string Path,
    string Series,
    int Width,
    int Height,
    IReadOnlyList<LabelledBox> Boxes,
    IReadOnlyList<LabelledCard> Cards,
    IReadOnlyList<LabelledBox> Ignored)
{
    /// <summary>The series that a file belongs to.</summary>
    public static string SeriesOf(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var end = name.IndexOf('_', StringComparison.Ordinal);
        return end > 0 ? name[..end] : name;
    }
}
