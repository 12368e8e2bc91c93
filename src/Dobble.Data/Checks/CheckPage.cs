using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Data.Reports;
using Dobble.Vision.Files;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Checks;

/// <summary>Writes what checks found as one HTML file that holds its images.</summary>
public static class CheckPage
{
    private const double ImageSide = 420;
    private const int MaxExhibits = 60;

    /// <summary>Writes the page; one that is there is replaced only when the new one is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">What was checked.</param>
    /// <param name="about">One line about it.</param>
    /// <param name="report">What was found.</param>
    public static void Write(string path, string title, string about, CheckReport report) =>
        AtomicFile.Write(path, HtmlTemplate.Render(typeof(CheckPage), "checks", new
        {
            Title = title,
            About = about,
            Checks = report.Results.Select(result => new
            {
                result.Name,
                result.Summary,
                result.About,
                result.Headings,
                result.Rows,
                Status = result.Status.ToString().ToLowerInvariant(),
                Plots = result.Plots.Select(plot => Convert.ToBase64String(plot)).ToArray(),
                // A photo is read once for all that is shown of it.
                Exhibits = result.Exhibits.Take(MaxExhibits).GroupBy(e => e.Photo).SelectMany(Shown).ToArray(),
                More = result.Exhibits.Count - MaxExhibits,
            }).ToArray(),
        }));

    private static IEnumerable<object> Shown(IGrouping<LabelledPhoto, Exhibit> exhibits)
    {
        if (!File.Exists(exhibits.Key.Path))
            yield break;
        using var image = Photo.LoadStored(exhibits.Key.Path);
        foreach (var exhibit in exhibits)
        {
            var jpeg = MarkedImage.Jpeg(image, exhibit.Region ?? new Box(0, 0, image.Width, image.Height), exhibit.Marks, ImageSide);
            yield return new { exhibit.Caption, exhibits.Key.Name, Image = Convert.ToBase64String(jpeg) };
        }
    }
}
