using Dobble.Data.Labels;
using Dobble.Vision.Geometry;

namespace Dobble.Data.DataSets;

/// <summary>One labels file as it is, right or wrong: what the checks look at.</summary>
/// <param name="File">The labels file.</param>
/// <param name="ImagePath">The image file; null where it is missing or cannot be decoded.</param>
/// <param name="Image">The image's plain file name.</param>
/// <param name="Series">Photos that share camera, light and background.</param>
/// <param name="Width">Width of the image in pixels as stored; 0 where nobody knows.</param>
/// <param name="Height">Height of the image in pixels as stored; 0 where nobody knows.</param>
/// <param name="Boxes">The boxes in the order of the file.</param>
public sealed record LabelSheet(
    string File, string? ImagePath, string Image, string Series, int Width, int Height, IReadOnlyList<LabelledBox> Boxes)
{
    /// <summary>Whether a box can be around something in the image, were it drawn a little beyond its edge.</summary>
    public bool CanShow(Box box) => box is { Width: > 0, Height: > 0 }
        && (Width == 0 || (box.Width <= Width && box.Height <= Height
            && box.CenterX > 0 && box.CenterX < Width && box.CenterY > 0 && box.CenterY < Height));
}
