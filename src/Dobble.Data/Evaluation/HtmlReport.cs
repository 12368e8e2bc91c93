using System.Globalization;
using System.Text;
using Dobble.Data.Reports;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>A folder with <c>report.html</c>, <c>metrics.json</c>, and an image of every failure.</summary>
public sealed class HtmlReport
{
    private const string Images = "pictures";

    private static readonly (FailureKind Kind, string Title)[] Chapters =
    [
        (FailureKind.WrongPair, "Wrong answers"), (FailureKind.SilentPair, "Pairs left unanswered"),
        (FailureKind.MissedCard, "Cards missed"), (FailureKind.FalseCard, "False cards"), (FailureKind.WrongCard, "Cards decoded wrong"),
        (FailureKind.MisreadSymbol, "Symbols misread"), (FailureKind.MissedBox, "Symbols without a box"),
    ];

    private readonly SampleGrid _grid = new(max: 6);
    private readonly string _folder;
    private readonly List<(string Photo, Failure Failure, string File)> _failures = [];

    /// <summary>Makes the folder; an earlier report's images there are removed.</summary>
    public HtmlReport(string folder)
    {
        _folder = folder;
        var images = Path.Combine(folder, Images);
        Directory.CreateDirectory(images);
        foreach (var old in Directory.GetFiles(images, "failure-*.jpg"))
            File.Delete(old);
    }

    /// <summary>Draws the failures of one image.</summary>
    public void Add(Mat image, PhotoScore score, Func<int, string> slotName)
    {
        _grid.Add(image, score, slotName);
        foreach (var failure in score.Failures)
        {
            var file = $"{Images}/failure-{_failures.Count + 1:00000}.jpg";
            FailureImage.Save(image, failure, Path.Combine(_folder, file));
            _failures.Add((Path.GetFileName(score.Name), failure, file));
        }
    }

    /// <summary>Writes the page and the figures.</summary>
    /// <returns>Path of the page.</returns>
    public string Write(EvaluationResult result)
    {
        var all = result.Series[^1];
        ReliabilityPlot.Save(all.Calibration, Path.Combine(_folder, "reliability.png"));
        var matrix = result.Matrix();
        SavePlots(result, matrix);
        File.WriteAllText(Path.Combine(_folder, "metrics.json"), result.ToJson());
        var html = new StringBuilder();
        html.Append(HtmlPage.Head("Reading accuracy"));
        html.Append(CultureInfo.InvariantCulture, $"<h1>Reading accuracy</h1><p>{HtmlPage.Text(result.Data)}; deck {HtmlPage.Text(result.Deck)}, threshold {result.Threshold}.</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"muted\">finder {result.FinderSha256}<br>reader {result.ReaderSha256}</p>\n");
        HtmlPage.Table(html, Figures.Headings, result.Series.Select(Figures.Row));
        foreach (var line in new[] { Figures.Outlines(all), Figures.Advice(result.Advice) }.OfType<string>())
            html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlPage.Text(line)}</p>\n");
        html.Append("<h2>Calibration</h2><img src=\"reliability.png\" alt=\"part of matches that is right, by confidence\" width=\"640\">\n");
        AppendSymbols(html, result);
        AppendConfusions(html, all, matrix, slot => result.Slots[slot]);
        html.Append("<h2>Images, truth, readings</h2><img src=\"samples.jpg\" alt=\"some photos, with their labels, and as they were read\" style=\"max-width:100%\">\n");
        foreach (var error in result.Errors)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"reading\">{HtmlPage.Text(error.ToString())}</p>\n");
        AppendFailures(html);
        var path = Path.Combine(_folder, "report.html");
        File.WriteAllText(path, html.ToString());
        return path;
    }

    private void SavePlots(EvaluationResult result, ConfusionMatrix matrix)
    {
        DetectionPlots.SaveCurves(result.Series[^1].Classes, slot => result.Slots[slot], Path.Combine(_folder, "precision-recall.png"));
        DetectionPlots.SaveConfusions(matrix, slot => result.Slots[slot], Path.Combine(_folder, "confusions.png"));
        _grid.Save(Path.Combine(_folder, "samples.jpg"));
    }

    private static void AppendSymbols(StringBuilder html, EvaluationResult result)
    {
        static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("0.000", CultureInfo.InvariantCulture);
        var coco = result.Series[^1].Coco;
        html.Append("<h2>Symbols</h2>\n");
        HtmlPage.Table(html, ["COCO's figures", "0.5:0.95", "0.5", "0.75", "small", "medium", "large"],
            [["average precision", .. new[] { coco.Ap, coco.Ap50, coco.Ap75, coco.ApSmall, coco.ApMedium, coco.ApLarge }.Select(Number)]]);
        HtmlPage.Table(html, ["", "1 an image", "10", "100", "small", "medium", "large"],
            [["average recall", .. new[] { coco.Ar1, coco.Ar10, coco.Ar100, coco.ArSmall, coco.ArMedium, coco.ArLarge }.Select(Number)]]);
        html.Append("<img src=\"precision-recall.png\" alt=\"precision over recall\" width=\"640\">\n<details><summary>Each symbol, the worst first</summary>\n");
        HtmlPage.Table(html, ["symbol", "there", "AP@0.5", "AP@0.75", "AP@0.5:0.95", "recall"], result.Series[^1].Classes.OrderBy(c => c.Ap50).ThenBy(c => c.Ap)
            .Select(c => new[] { result.Slots[c.Class], c.Count.ToString(CultureInfo.InvariantCulture), Number(c.Ap50), Number(c.Ap75), Number(c.Ap), Number(c.Ar) }), "list");
        html.Append("</details>\n");
    }

    private static void AppendConfusions(StringBuilder html, Summary all, ConfusionMatrix matrix, Func<int, string> name)
    {
        html.Append("<h2>Confusions</h2>\n<img src=\"confusions.png\" alt=\"confusion matrix\" style=\"max-width:100%\" width=\"800\">\n");
        if (all.Confusions.Count == 0)
            html.Append("<p>No symbol was read as another.</p>\n");
        else
            HtmlPage.Table(html, ["symbol", "read as", "times"], all.Confusions.Select(c => new[] { c.Truth, c.Read, c.Count.ToString(CultureInfo.InvariantCulture) }));
        html.Append("<details><summary>The matrix in numbers</summary>\n");
        HtmlPage.Table(html, ["symbol", "there", "named right", "taken for another", "missed", "false"], matrix.Cells.SelectMany(c => new[] { c.Truth, c.Found }).Distinct().Where(s => s != matrix.Nothing).Order().Select(s =>
        {
            var row = matrix.Cells.Where(c => c.Truth == s).ToArray();
            int[] counts = [row.Sum(c => c.Count), matrix[s, s], row.Where(c => c.Found != s && c.Found != matrix.Nothing).Sum(c => c.Count), matrix[s, matrix.Nothing], matrix[matrix.Nothing, s]];
            return (string[])[name(s), .. counts.Select(c => c.ToString(CultureInfo.InvariantCulture))];
        }), "list");
        html.Append("</details>\n");
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
