using System.Globalization;
using System.Text;
using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Data.Reports;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Checks.Report;

/// <summary>Writes what the checks found as one HTML file that holds its images.</summary>
public static class DataReport
{
    private const double ImageSide = 420;
    private const int MaxExhibits = 60;

    /// <summary>Writes the page on labelled photos; a page that is there is replaced only when the new one is whole.</summary>
    public static void Write(string path, Inspection of, IReadOnlyList<CheckResult> results) =>
        Write(path, "Data validation", $"{of.Set.Folder}: {of.Set.Photos.Count} photos, {of.Set.Photos.Sum(s => s.Boxes.Count)} boxes; deck {of.Deck.Name}.", results);

    /// <summary>Writes a page on anything that was checked.</summary>
    public static void Write(string path, string title, string about, IReadOnlyList<CheckResult> results)
    {
        var html = new StringBuilder(HtmlPage.Head(title));
        html.Append(CultureInfo.InvariantCulture, $"<h1>{HtmlPage.Text(title)}</h1><p>{HtmlPage.Text(about)}</p>\n");
        html.Append("<table class=\"list\"><tr><th>check</th><th></th><th>what it found</th></tr>\n");
        for (var i = 0; i < results.Count; i++)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"#c{i}\">{HtmlPage.Text(results[i].Name)}</a></td><td>{Badge(results[i])}</td><td>{HtmlPage.Text(results[i].Summary)}</td></tr>\n");
        html.Append("</table>\n");
        for (var i = 0; i < results.Count; i++)
            Append(html, results[i], i);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path + ".part", html.ToString());
        File.Move(path + ".part", path, overwrite: true);
    }

    private static void Append(StringBuilder html, CheckResult result, int number)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"c{number}\">{HtmlPage.Text(result.Name)} {Badge(result)}</h2>\n<p>{HtmlPage.Text(result.Summary)}.</p><p class=\"muted\">{HtmlPage.Text(result.About)}</p>\n");
        foreach (var plot in result.Plots)
            html.Append(CultureInfo.InvariantCulture, $"<img src=\"{Data("png", plot)}\" alt=\"plot\" style=\"max-width:100%\">\n");
        if (result.Rows.Count > 0)
            HtmlPage.Table(html, result.Headings, result.Rows, "list");
        if (result.Exhibits.Count == 0)
            return;
        html.Append("<div class=\"gallery\">\n");
        // A photo is read once for all that is shown of it.
        foreach (var photo in result.Exhibits.Take(MaxExhibits).GroupBy(e => e.Photo))
            Append(html, photo);
        html.Append("</div>\n");
        if (result.Exhibits.Count > MaxExhibits)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"muted\">and {result.Exhibits.Count - MaxExhibits} more</p>\n");
    }

    private static void Append(StringBuilder html, IGrouping<LabelledPhoto, Exhibit> exhibits)
    {
        using var image = Photo.LoadStored(exhibits.Key.Path);
        foreach (var exhibit in exhibits)
        {
            var jpeg = FailureImage.Jpeg(image, exhibit.Region ?? new Box(0, 0, image.Width, image.Height), exhibit.Marks, ImageSide);
            html.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"{Data("jpeg", jpeg)}\" alt=\"{HtmlPage.Text(exhibit.Caption)}\"><figcaption>{HtmlPage.Text(exhibit.Caption)}<br><span class=\"muted\">{HtmlPage.Text(exhibit.Photo.Name)}</span></figcaption></figure>\n");
        }
    }

    private static string Badge(CheckResult result)
    {
        var status = result.Status.ToString().ToLowerInvariant();
        return $"<span class=\"status {status}\">{status}</span>";
    }

    private static string Data(string kind, byte[] bytes) => $"data:image/{kind};base64,{Convert.ToBase64String(bytes)}";
}
