using Dobble.Data.Labels;

namespace Dobble.Data.Ingestion;

/// <summary>A photo that came in: its picture lies in <c>pictures/</c> as it was.</summary>
/// <param name="File">The picture's file name, plain and unique, its stem too.</param>
/// <param name="Width">Width in pixels of the picture that the boxes were drawn on.</param>
/// <param name="Height">Height of that picture.</param>
/// <param name="Turned">Whether that picture is the stored one turned by its EXIF orientation.</param>
/// <param name="Source">The name that the source gives it.</param>
/// <param name="Boxes">The boxes, in pixels; labels as the source has them.</param>
public sealed record PhotoRecord(string File, int Width, int Height, bool Turned, string Source, IReadOnlyList<LabelledBox> Boxes);
