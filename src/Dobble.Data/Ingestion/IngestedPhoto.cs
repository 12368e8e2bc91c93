using Dobble.Data.Labels;

namespace Dobble.Data.Ingestion;

/// <summary>A photo that came in: its image lies in <c>images/</c> as it was.</summary>
/// <param name="File">The image's file name, plain and unique, its stem too.</param>
/// <param name="Width">Width in pixels of the image that the boxes were drawn on.</param>
/// <param name="Height">Height of that image.</param>
/// <param name="Turned">Whether that image is the stored one turned by its EXIF orientation.</param>
/// <param name="Source">The name that the source gives it.</param>
/// <param name="Boxes">The boxes, in pixels; labels as the source has them.</param>
public sealed record IngestedPhoto(string File, int Width, int Height, bool Turned, string Source, IReadOnlyList<LabelledBox> Boxes)
{
    /// <summary>Whether the source itself means it for <c>train</c>, <c>val</c> or <c>test</c>; null where it does not say.</summary>
    public string? Split { get; init; }
}
