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

/// <summary>
/// A photo of a data set with its labels, in pixels of the image as it is stored (no EXIF orientation applied). The image itself is read
/// when it is needed.
/// </summary>
/// <param name="Path">The image file.</param>
/// <param name="Width">Width in pixels; 0 where the image cannot be read and its labels do not say.</param>
/// <param name="Height">Height in pixels; 0 likewise.</param>
/// <param name="Boxes">All boxes in the order of the labels file, wrong ones included.</param>
public sealed record LabelledPhoto(string Path, int Width, int Height, IReadOnlyList<LabelledBox> Boxes)
{
    /// <summary>The labels file; empty where the labels come from elsewhere.</summary>
    public string LabelFile { get; init; } = string.Empty;

    /// <summary>Whether the image is there and can be decoded to its end.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>The cards, names corrected where the deck leaves no doubt; empty where neither a truth file nor a deck was given.</summary>
    public IReadOnlyList<LabelledCard> Cards { get; init; } = [];

    /// <summary>Boxes that belong to no card, or whose right name is in doubt: neither right nor wrong to find.</summary>
    public IReadOnlyList<LabelledBox> Ignored { get; init; } = [];

    /// <summary>The image's plain file name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The image's name in lists: without its ending.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Photos that share camera, light and background.</summary>
    public string Series => SeriesOf(Path);

    /// <summary>The series that a file belongs to: its name before the first underscore.</summary>
    public static string SeriesOf(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var end = name.IndexOf('_', StringComparison.Ordinal);
        return end > 0 ? name[..end] : name;
    }

    /// <summary>Whether a box can be around something in the image, were it drawn a little beyond its edge.</summary>
    public bool CanShow(Box box) => box is { Width: > 0, Height: > 0 }
        && (Width == 0 || (box.Width <= Width && box.Height <= Height
            && box.CenterX > 0 && box.CenterX < Width && box.CenterY > 0 && box.CenterY < Height));
}
