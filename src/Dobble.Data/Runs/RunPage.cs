using System.Globalization;
using Dobble.Data.Reports;

namespace Dobble.Data.Runs;

/// <summary>The page of a run: the graph of its steps, and of each step its figures, images and pages.</summary>
public static class RunPage
{
    private const int FiguresInARow = 8;

    /// <summary>The page's HTML; links are relative to the run's folder.</summary>
    public static string Of(RunRecord run) => HtmlTemplate.Render(typeof(RunPage), "run", new
    {
        Title = $"Run {run.Id}",
        Name = run.Title ?? run.Name,
        Tags = run.Tags.Select(t => $"{t.Key}: {t.Value}").ToArray(),
        run.Id,
        run.Command,
        run.Error,
        Status = Word(run.Status),
        Style = Style(run.Status),
        Started = run.Started.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        Duration = Duration(run.Seconds),
        Graph = StepGraph.Svg(run.Steps),
        Rows = run.Steps.Select(s =>
            new[] { s.Name, Word(s.Status), s.Status == RunStatus.Waiting ? string.Empty : Duration(s.Seconds), s.Summary }).ToArray(),
        Steps = run.Steps.Where(s => s.Metrics.Count + s.Images.Count + s.Pages.Count + s.Grids.Count > 0).Select(Model).ToArray(),
    });

    /// <summary>A time for people.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {(int)seconds % 60:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600} h {(int)seconds / 60 % 60:00} min"),
    };

    /// <summary>A status for people.</summary>
    public static string Word(RunStatus status) => status.ToString().ToLowerInvariant();

    private static object Model(StepRecord step) => new
    {
        step.Name,
        step.Summary,
        step.Pages,
        step.Images,
        Grids = step.Grids.Select(g => new { Path = g, Label = Epoch(g) }).ToArray(),
        Status = Word(step.Status),
        Style = Style(step.Status),
        Metrics = step.Metrics.OrderBy(m => m.Key, StringComparer.Ordinal).Chunk(FiguresInARow).Select(part => new
        {
            Names = part.Select(m => m.Key).ToArray(),
            Values = (string[][])[[.. part.Select(m => m.Value.ToString("0.####", CultureInfo.InvariantCulture))]],
        }).ToArray(),
    };

    // A path such as grids/train-finder.0.000250.jpg.
    private static string Epoch(string grid)
    {
        var parts = grid.Split('.');
        var (part, step) = (int.Parse(parts[^3], CultureInfo.InvariantCulture), int.Parse(parts[^2], CultureInfo.InvariantCulture));
        return part == 0 ? $"step {step}" : $"run {part + 1}, step {step}";
    }

    /// <summary>The class of a status in the style of all pages.</summary>
    internal static string Style(RunStatus status) => status switch
    {
        RunStatus.Done or RunStatus.Cached => "pass",
        RunStatus.Failed => "fail",
        RunStatus.Waiting => "skipped",
        _ => "warn",
    };
}
