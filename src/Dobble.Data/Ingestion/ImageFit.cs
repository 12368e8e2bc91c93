using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Vision;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Data.Ingestion;

/// <summary>Checks that an image and its labels belong together, and finds out which way up the boxes were drawn.</summary>
internal static class ImageFit
{
    /// <summary>Makes the record of a photo whose image is there.</summary>
    /// <param name="photo">The labels.</param>
    /// <param name="file">The image's file name.</param>
    /// <param name="path">The image.</param>
    /// <param name="exif">auto, turned or stored, see <see cref="IngestOptions.Exif"/>.</param>
    /// <exception cref="DobbleException">The image cannot be decoded, or has another size than its labels say.</exception>
    public static IngestedPhoto Check(SourcePhoto photo, string file, string path, string exif)
    {
        if (Photo.Check(path, out var error) is not var (width, height))
            throw new DobbleException(error!);
        var origin = Orientation.Of(path);
        var (stored, upright) = ((width, height), Orientation.Swaps(origin) ? (height, width) : (width, height));
        RequireSize(photo, stored, upright);
        var turned = origin != SKEncodedOrigin.TopLeft
            && (exif == "auto" ? photo.Turned ?? Told(photo, stored, upright) : exif == "turned");
        (width, height) = turned ? upright : stored;
        return new IngestedPhoto(
            file, width, height, turned, photo.Name, photo.Relative ? [.. photo.Boxes.Select(b => Scaled(b, width, height))] : photo.Boxes)
        { Split = photo.Split };
    }

    private static void RequireSize(SourcePhoto photo, (int, int) stored, (int, int) upright)
    {
        if ((photo.Width, photo.Height) is ({ } width, { } height) && (width, height) != stored && (width, height) != upright)
            throw new DobbleException(
                $"its labels say {width}×{height}, but the image has {stored.Item1}×{stored.Item2} pixels: "
                    + "get the image that was labelled");
    }

    private static bool Told(SourcePhoto photo, (int, int) stored, (int, int) upright) =>
        stored != upright && (photo.Width, photo.Height) is ({ } width, { } height)
            ? (width, height) == upright
            : throw new DobbleException(
                "EXIF turns the image, and its labels do not tell whether they were drawn before or after: set exif to turned or stored");

    private static LabelledBox Scaled(LabelledBox label, int width, int height)
    {
        var box = label.Box;
        return label with { Box = new Box(box.X1 * width, box.Y1 * height, box.X2 * width, box.Y2 * height) };
    }
}
