using System.Globalization;
using Dobble.Data.Reports;
using Dobble.Vision.Files;

namespace Dobble.Data.Runs;

/// <summary>Pages about many runs: all of them, and some beside each other. They need nothing but a browser.</summary>
public static class RunsPage
{
    /// <summary>Writes the page of all runs into their folder, the newest first.</summary>
    /// <returns>The page's path.</returns>
    public static string Write(string folder, IReadOnlyList<RunRecord> runs)
    {
        var path = Path.Combine(folder, "index.html");
        AtomicFile.Write(path, HtmlTemplate.Render(typeof(RunsPage), "runs", new
        {
            Title = "Runs",
            Figures = RunTable.Best(runs[0]).Select(f => f.Name).ToArray(),
            Runs = runs.Select(r => new
            {
                r.Id,
                Name = r.Title ?? r.Name,
                Tags = string.Join(", ", r.Tags.Select(t => $"{t.Key}: {t.Value}")),
                Parent = r.Parent ?? string.Empty,
                Status = RunPage.Word(r.Status),
                Style = RunPage.Style(r.Status),
                Started = r.Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                Duration = RunPage.Duration(r.Seconds),
                Figures = RunTable.Best(r).Select(f => f.Value).ToArray(),
            }).ToArray(),
        }));
        return path;
    }

    /// <summary>
    /// Writes a page that shows runs beside each other: settings that differ, figures, and the curves of their trainings.
    /// </summary>
    /// <param name="path">The page.</param>
    /// <param name="folder">The folder of all runs.</param>
    /// <param name="runs">The runs.</param>
    public static void Compare(string path, string folder, IReadOnlyList<RunRecord> runs) =>
        AtomicFile.Write(path, HtmlTemplate.Render(typeof(RunsPage), "compare", new
        {
            Title = "Runs beside each other",
            Headings = (string[])[string.Empty, .. runs.Select(r => r.Title ?? r.Id)],
            Settings = RunTable.Settings(runs).ToArray(),
            Figures = RunTable.Figures(runs).ToArray(),
            Plots = RunPlots.Curves(folder, runs).Select(p => new { p.Name, Image = Convert.ToBase64String(p.Png) }).ToArray(),
        }));
}
