using Dobble.Data.Labels;
using Dobble.Vision.Geometry;

namespace Dobble.Data.DataSets;

/// <summary>One labels file as it is, right or wrong: what the checks look at.</summary>
/// <param name="File">The labels file.</param>
/// <param name="PicturePath">The picture file; null where it is missing or cannot be decoded.</param>
/// <param name="Picture">The picture's plain file name.</param>
/// <param name="Series">Photos that share camera, light and background.</param>
/// <param name="Width">Width of the picture in pixels as stored; 0 where nobody knows.</param>
/// <param name="Height">Height of the picture in pixels as stored; 0 where nobody knows.</param>
/// <param name="Boxes">The boxes in the order of the file.</param>
public sealed record LabelSheet(
    string File, string? PicturePath, string Picture, string Series, int Width, int Height, IReadOnlyList<LabelledBox> Boxes)
{
    /// <summary>Whether a box can be around something in the picture, were it drawn a little beyond its edge.</summary>
    public bool CanShow(Box box) => box is { Width: > 0, Height: > 0 }
        && (Width == 0 || (box.Width <= Width && box.Height <= Height
            && box.CenterX > 0 && box.CenterX < Width && box.CenterY > 0 && box.CenterY < Height));
}
