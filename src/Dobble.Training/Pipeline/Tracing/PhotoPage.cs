using Dobble.Data.Files;
using Dobble.Data.Reports;
using Dobble.Vision.Files;
using Spectre.Console;

namespace Dobble.Training.Pipeline.Tracing;

/// <summary>Shows one photo's way through a run.</summary>
internal static class PhotoPage
{
    /// <summary>Prints the way, and writes it with its images as a page into the run's folder.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="photo">The photo: its file name, its path, or its name without ending.</param>
    /// <param name="console">Where to print.</param>
    /// <returns>The page's path.</returns>
    /// <exception cref="Vision.DobbleException">The run knows no such photo, or its data are no longer kept.</exception>
    public static string Write(string folder, string photo, IAnsiConsole console)
    {
        using var trace = new PhotoTrace(new RunData(folder), photo);
        var parts = trace.Parts().ToArray();
        foreach (var part in parts)
        {
            console.MarkupLineInterpolated($"[bold]{part.Title}[/]");
            foreach (var line in part.Lines)
                console.Write(new Padder(new Text(Printable.Line(line, int.MaxValue)), new Padding(2, 0, 0, 0)));
        }

        var path = Path.Combine(folder, "photos", trace.Name + ".html");
        AtomicFile.Write(path, HtmlTemplate.Render(typeof(PhotoPage), "photo", new
        {
            Title = trace.Name,
            Run = Path.GetFileName(folder),
            Parts = parts.Select(p => new
            {
                p.Title,
                p.Lines,
                Images = p.Images.Select(i => new { i.Caption, Jpeg = Convert.ToBase64String(i.Jpeg) }).ToArray(),
            }).ToArray(),
        }));
        return path;
    }
}
