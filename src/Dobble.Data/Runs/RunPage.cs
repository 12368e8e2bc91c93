using System.Globalization;
using System.Text;
using Dobble.Data.Reports;

namespace Dobble.Data.Runs;

/// <summary>The page of a run: the graph of its steps, and of each step its figures, images and pages.</summary>
public static class RunPage
{
    private const int FiguresInARow = 8;

    /// <summary>The page's HTML; links are relative to the run's folder.</summary>
    public static string Of(RunRecord run)
    {
        var html = new StringBuilder(HtmlPage.Head($"Run {run.Id}"));
        html.Append(CultureInfo.InvariantCulture, $"<h1>{HtmlPage.Text(run.Name)}: run {HtmlPage.Text(run.Id)} {Badge(run.Status)}</h1>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"muted\">{run.Started:yyyy-MM-dd HH:mm:ss}, {Duration(run.Seconds)} · <code>{HtmlPage.Text(run.Command)}</code> · <a href=\"pipeline.yaml\">settings</a> · <a href=\"log.txt\">log</a></p>\n");
        if (run.Error is { } error)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"reading\">{HtmlPage.Text(error)}</p>\n");
        html.Append(StepGraph.Svg(run.Steps));
        HtmlPage.Table(html, ["step", "", "time", "what came out"], run.Steps.Select(s => new[] { s.Name, Word(s.Status), s.Status == RunStatus.Waiting ? string.Empty : Duration(s.Seconds), s.Summary }), "list");
        foreach (var step in run.Steps.Where(s => s.Metrics.Count + s.Images.Count + s.Pages.Count > 0))
            Append(html, step);
        return html.ToString();
    }

    /// <summary>A time for people.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {(int)seconds % 60:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600} h {(int)seconds / 60 % 60:00} min"),
    };

    /// <summary>A status for people.</summary>
    public static string Word(RunStatus status) => status.ToString().ToLowerInvariant();

    private static void Append(StringBuilder html, StepRecord step)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{step.Name}\">{step.Name} {Badge(step.Status)}</h2>\n<p>{HtmlPage.Text(step.Summary)}");
        foreach (var page in step.Pages)
            html.Append(CultureInfo.InvariantCulture, $" · <a href=\"{HtmlPage.Text(page)}\">{HtmlPage.Text(Path.GetFileName(page))}</a>");
        html.Append("</p>\n");
        if (step.Metrics.Count > 0)
        {
            foreach (var part in step.Metrics.OrderBy(m => m.Key, StringComparer.Ordinal).Chunk(FiguresInARow))
                HtmlPage.Table(html, [.. part.Select(m => m.Key)], [[.. part.Select(m => m.Value.ToString("0.####", CultureInfo.InvariantCulture))]], "list");
        }

        foreach (var image in step.Images)
            html.Append(CultureInfo.InvariantCulture, $"<p><img src=\"{HtmlPage.Text(image)}\" alt=\"{HtmlPage.Text(Path.GetFileNameWithoutExtension(image))}\" loading=\"lazy\" style=\"max-width:100%\"></p>\n");
    }

    private static string Badge(RunStatus status)
    {
        var style = status switch
        {
            RunStatus.Done or RunStatus.Cached => "pass",
            RunStatus.Failed => "fail",
            RunStatus.Waiting => "skipped",
            _ => "warn",
        };
        return $"<span class=\"status {style}\">{Word(status)}</span>";
    }
}
