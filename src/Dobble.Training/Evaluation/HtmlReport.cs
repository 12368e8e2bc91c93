using System.Globalization;
using System.Net;
using System.Text;
using OpenCvSharp;

namespace Dobble.Training.Evaluation;

/// <summary>A folder with <c>report.html</c>, <c>metrics.json</c>, and a picture of every failure.</summary>
internal sealed class HtmlReport
{
    private const string Pictures = "pictures";

    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; color: #223; background: #fff; }
        h1, h2, h3 { font-weight: 600; } h3 { margin: 2rem 0 .5rem; }
        table { border-collapse: collapse; margin: 1rem 0; } th, td { padding: .25rem .7rem; text-align: right; border-bottom: 1px solid #dde; }
        th:first-child, td:first-child { text-align: left; } tr:last-child td { font-weight: 600; }
        .gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1.2rem; }
        figure { margin: 0; } figure img { width: 100%; border-radius: .4rem; border: 1px solid #dde; } figcaption { font-size: .9rem; }
        .truth { color: #1e9646; font-weight: 600; } .reading { color: #dc283c; font-weight: 600; } .muted { color: #667; }
        """;

    private static readonly (FailureKind Kind, string Title)[] Chapters =
    [
        (FailureKind.WrongPair, "Wrong answers"), (FailureKind.SilentPair, "Pairs left unanswered"),
        (FailureKind.MissedCard, "Cards missed"), (FailureKind.FalseCard, "False cards"), (FailureKind.WrongCard, "Cards decoded wrong"),
        (FailureKind.MisreadSymbol, "Symbols misread"), (FailureKind.MissedBox, "Symbols without a box"),
    ];

    private readonly string _folder;
    private readonly List<(string Photo, Failure Failure, string File)> _failures = [];

    /// <summary>Makes the folder; an earlier report's pictures there are removed.</summary>
    public HtmlReport(string folder)
    {
        _folder = folder;
        var pictures = Path.Combine(folder, Pictures);
        Directory.CreateDirectory(pictures);
        foreach (var old in Directory.GetFiles(pictures, "failure-*.jpg"))
            File.Delete(old);
    }

    /// <summary>Draws the failures of one picture.</summary>
    public void Add(Mat picture, PhotoScore score)
    {
        foreach (var failure in score.Failures)
        {
            var file = $"{Pictures}/failure-{_failures.Count + 1:00000}.jpg";
            FailurePicture.Save(picture, failure, Path.Combine(_folder, file));
            _failures.Add((Path.GetFileName(score.Name), failure, file));
        }
    }

    /// <summary>Writes the page and the figures.</summary>
    /// <returns>Path of the page.</returns>
    public string Write(EvaluationResult result)
    {
        var all = result.Series[^1];
        ReliabilityPlot.Save(all.Calibration, Path.Combine(_folder, "reliability.png"));
        File.WriteAllText(Path.Combine(_folder, "metrics.json"), result.ToJson());
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Reading accuracy</title><style>").Append(Style).Append("</style>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>Reading accuracy</h1><p>{Text(result.Data)}; deck {Text(result.Deck)}, threshold {result.Threshold}.</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"muted\">finder {result.FinderSha256}<br>reader {result.ReaderSha256}</p>\n");
        Table(html, Figures.Headings, result.Series.Select(Figures.Row));
        foreach (var line in new[] { Figures.Outlines(all), Figures.Advice(result.Advice) }.OfType<string>())
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(line)}</p>\n");
        html.Append("<h2>Calibration</h2><img src=\"reliability.png\" alt=\"part of matches that is right, by confidence\" width=\"640\">\n");
        AppendConfusions(html, all);
        foreach (var fault in result.Faults)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"reading\">{Text(fault.ToString())}</p>\n");
        AppendFailures(html);
        var path = Path.Combine(_folder, "report.html");
        File.WriteAllText(path, html.ToString());
        return path;
    }

    private static void AppendConfusions(StringBuilder html, Summary all)
    {
        html.Append("<h2>Confusions</h2>\n");
        if (all.Confusions.Count == 0)
            html.Append("<p>No symbol was read as another.</p>\n");
        else
            Table(html, ["symbol", "read as", "times"], all.Confusions.Select(c => new[] { c.Truth, c.Read, c.Count.ToString(CultureInfo.InvariantCulture) }));
    }

    private void AppendFailures(StringBuilder html)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>Failures ({_failures.Count})</h2><p><span class=\"truth\">Green: the truth.</span> <span class=\"reading\">Red: the reading.</span></p>\n");
        foreach (var (kind, title) in Chapters)
        {
            var chapter = _failures.Where(f => f.Failure.Kind == kind).ToArray();
            html.Append(CultureInfo.InvariantCulture, $"<h3>{title} ({chapter.Length})</h3>\n<div class=\"gallery\">\n");
            foreach (var (photo, failure, file) in chapter)
                html.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"{file}\" loading=\"lazy\" alt=\"{Text(failure.Text)}\"><figcaption>{Text(failure.Text)}<br><span class=\"muted\">{Text(photo)}</span></figcaption></figure>\n");
            html.Append("</div>\n");
        }
    }

    private static void Table(StringBuilder html, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Append("<table><tr>").AppendJoin("", headings.Select(h => $"<th>{Text(h)}</th>")).Append("</tr>\n");
        foreach (var row in rows)
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>\n");
        html.Append("</table>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
