using System.Globalization;
using System.Text;
using OpenCvSharp;

namespace Dobble.Training.Evaluation;

/// <summary>A folder with <c>report.html</c>, <c>metrics.json</c>, and a picture of every failure.</summary>
internal sealed class HtmlReport
{
    private const string Pictures = "pictures";

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
        html.Append(HtmlPage.Head("Reading accuracy"));
        html.Append(CultureInfo.InvariantCulture, $"<h1>Reading accuracy</h1><p>{HtmlPage.Text(result.Data)}; deck {HtmlPage.Text(result.Deck)}, threshold {result.Threshold}.</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"muted\">finder {result.FinderSha256}<br>reader {result.ReaderSha256}</p>\n");
        HtmlPage.Table(html, Figures.Headings, result.Series.Select(Figures.Row));
        foreach (var line in new[] { Figures.Outlines(all), Figures.Advice(result.Advice) }.OfType<string>())
            html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlPage.Text(line)}</p>\n");
        html.Append("<h2>Calibration</h2><img src=\"reliability.png\" alt=\"part of matches that is right, by confidence\" width=\"640\">\n");
        AppendConfusions(html, all);
        foreach (var fault in result.Faults)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"reading\">{HtmlPage.Text(fault.ToString())}</p>\n");
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
            HtmlPage.Table(html, ["symbol", "read as", "times"], all.Confusions.Select(c => new[] { c.Truth, c.Read, c.Count.ToString(CultureInfo.InvariantCulture) }));
    }

    private void AppendFailures(StringBuilder html)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>Failures ({_failures.Count})</h2><p><span class=\"truth\">Green: the truth.</span> <span class=\"reading\">Red: the reading.</span></p>\n");
        foreach (var (kind, title) in Chapters)
        {
            var chapter = _failures.Where(f => f.Failure.Kind == kind).ToArray();
            html.Append(CultureInfo.InvariantCulture, $"<h3>{title} ({chapter.Length})</h3>\n<div class=\"gallery\">\n");
            foreach (var (photo, failure, file) in chapter)
                html.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"{file}\" loading=\"lazy\" alt=\"{HtmlPage.Text(failure.Text)}\"><figcaption>{HtmlPage.Text(failure.Text)}<br><span class=\"muted\">{HtmlPage.Text(photo)}</span></figcaption></figure>\n");
            html.Append("</div>\n");
        }
    }
}
