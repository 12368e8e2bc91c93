using Dobble.Data.Labels;
using Dobble.Vision.Quality;

namespace Dobble.Data.Checks.Photos;

/// <summary>What is measured on one photo, whatever its labels say.</summary>
/// <param name="Photo">Its labels.</param>
/// <param name="Properties">Its properties, in the order of <see cref="Names"/>.</param>
/// <param name="Boxes">Its boxes, without those that cannot be.</param>
/// <param name="Hash">256 bits that hardly change when an image is scaled, compressed or brightened.</param>
/// <param name="Thumbnail">The image as 16×16 grey values.</param>
/// <param name="Colors">The image as 4×4 mean colours, 0 to 1.</param>
public sealed record PhotoFacts(
    LabelledPhoto Photo, double[] Properties, IReadOnlyList<BoxFacts> Boxes, ulong[] Hash, byte[] Thumbnail, double[] Colors)
{
    /// <summary>
    /// Names of the properties: sizes in pixels, the others 0 to 1, sharpness as <see cref="QualityMeter"/> measures it at 512 pixels.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
        ["width", "height", "brightness", "contrast", "sharpness", "saturation", "red", "green", "blue", "boxes"];
}

/// <summary>What is measured on one box.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Place">Its place among the boxes of the file.</param>
/// <param name="Properties">Its properties, in the order of <see cref="Names"/>.</param>
public sealed record BoxFacts(string Label, int Place, double[] Properties)
{
    /// <summary>
    /// Names of the properties: size is the side of a square of the same area over the photo's longer side, x and y the centre over width
    /// and height.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } = ["size", "aspect", "x", "y", "brightness", "saturation"];
}
