using System.Globalization;

namespace Dobble.Data.Checks.Photos;

/// <summary>Whether photos have enough pixels.</summary>
internal static class SizeCheck
{
    private const int MaxRows = 20;

    /// <summary>Counts photos by size.</summary>
    public static CheckResult Run(Inspection of)
    {
        var small = of.Photos.Count(p => Math.Min(p.Photo.Width, p.Photo.Height) < of.Limits.MinSide);
        var sizes = of.Photos.CountBy(p => (p.Photo.Width, p.Photo.Height)).OrderByDescending(s => s.Value).ToArray();
        return new CheckResult("photo sizes", of.Limits.SmallPhotos.Judge(Show.Share(small, of.Photos.Count)),
            $"{Show.Count(sizes.Length, "size")}; {Show.Count(small, "photo")} with a side below {of.Limits.MinSide} pixels")
        {
            About = "A symbol of a small photo has too few pixels to be told from others. Several sizes are several cameras.",
            Headings = ["size", "photos"],
            Rows = [.. sizes.Take(MaxRows).Select(s => new[] { string.Create(CultureInfo.InvariantCulture, $"{s.Key.Width}×{s.Key.Height}"),
                s.Value.ToString(CultureInfo.InvariantCulture) })],
        };
    }
}
