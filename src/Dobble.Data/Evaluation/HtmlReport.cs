using Dobble.Data.Reports;
using Dobble.Vision.Files;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>A folder with <c>report.html</c>, <c>metrics.json</c>, and an image of every failure.</summary>
public sealed class HtmlReport
{
    private const string Images = "pictures";
    private const int WorstShown = 12;

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
            MarkedImage.Save(image, failure, Path.Combine(_folder, file));
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
        var path = Path.Combine(_folder, "report.html");
        AtomicFile.Write(path, HtmlTemplate.Render(typeof(HtmlReport), "evaluation", Model(result, all, matrix)));
        return path;
    }

    private void SavePlots(EvaluationResult result, ConfusionMatrix matrix)
    {
        DetectionPlots.SaveCurves(result.Series[^1].Classes, slot => result.Slots[slot], Path.Combine(_folder, "precision-recall.png"));
        DetectionPlots.SaveConfusions(matrix, slot => result.Slots[slot], Path.Combine(_folder, "confusions.png"));
        _grid.Save(Path.Combine(_folder, "samples.jpg"));
    }

    private object Model(EvaluationResult result, Summary all, ConfusionMatrix matrix)
    {
        var coco = all.Coco;
        var worst = Worst();
        return new
        {
            Title = "Reading accuracy",
            result.Data,
            result.Deck,
            result.Threshold,
            Finder = result.FinderSha256,
            Reader = result.ReaderSha256,
            Figures.Headings,
            Series = result.Series.Select(Figures.Row).ToArray(),
            Notes = new[] { Figures.Outlines(all), Figures.Advice(result.Advice) }.OfType<string>().ToArray(),
            PrecisionHeadings = (string[])["COCO's figures", "0.5:0.95", "0.5", "0.75", "small", "medium", "large"],
            Precision = (string[][])[["average precision", .. new[]
                { coco.Ap, coco.Ap50, coco.Ap75, coco.ApSmall, coco.ApMedium, coco.ApLarge }.Select(Figures.Real)]],
            RecallHeadings = (string[])["", "1 an image", "10", "100", "small", "medium", "large"],
            Recall = (string[][])[["average recall", .. new[]
                { coco.Ar1, coco.Ar10, coco.Ar100, coco.ArSmall, coco.ArMedium, coco.ArLarge }.Select(Figures.Real)]],
            SymbolHeadings = (string[])["symbol", "there", "AP@0.5", "AP@0.75", "AP@0.5:0.95", "recall"],
            Symbols = all.Classes.OrderBy(c => c.Ap50).ThenBy(c => c.Ap)
                .Select(c => (string[])[result.Slots[c.Class], $"{c.Count}", .. new[] { c.Ap50, c.Ap75, c.Ap, c.Ar }.Select(Figures.Real)])
                    .ToArray(),
            ConfusionHeadings = (string[])["symbol", "read as", "times"],
            Confusions = all.Confusions.Select(c => (string[])[c.Truth, c.Read, $"{c.Count}"]).ToArray(),
            MatrixHeadings = (string[])["symbol", "there", "named right", "taken for another", "missed", "false"],
            Matrix = Rows(matrix, slot => result.Slots[slot]).ToArray(),
            Errors = result.Errors.Select(e => e.ToString()).ToArray(),
            Failures = _failures.Count,
            WorstHeadings = (string[])["photo", .. Chapters.Select(c => c.Title.ToLowerInvariant())],
            Worst = worst.Take(WorstShown).Select(photo => (string[])[photo, .. Chapters.Select(c =>
                $"{_failures.Count(f => f.Photo == photo && f.Failure.Kind == c.Kind)}")]).ToArray(),
            Chapters = Chapters.Select(chapter => new
            {
                chapter.Title,
                Failures = _failures.Where(f => f.Failure.Kind == chapter.Kind).OrderBy(f => worst.IndexOf(f.Photo)).Select(
                    f => new { f.Photo, f.Failure.Text, f.File })
                    .ToArray(),
            }).ToArray(),
        };
    }

    // A wrong answer is worse than any number of silences, and so on down the chapters.
    private List<string> Worst() => [.. _failures.GroupBy(f => f.Photo)
        .OrderByDescending(g => string.Concat(Chapters.Select(c => $"{g.Count(f => f.Failure.Kind == c.Kind):00000}")),
            StringComparer.Ordinal)
        .ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    private static IEnumerable<string[]> Rows(ConfusionMatrix matrix, Func<int, string> name) =>
        from symbol in matrix.Cells.SelectMany(c => new[] { c.Truth, c.Found }).Distinct().Where(s => s != matrix.Nothing).Order()
        let row = matrix.Cells.Where(c => c.Truth == symbol).ToArray()
        let others = row.Where(c => c.Found != symbol && c.Found != matrix.Nothing).Sum(c => c.Count)
        select (string[])[
            name(symbol), $"{row.Sum(c => c.Count)}", $"{matrix[symbol, symbol]}", $"{others}", $"{matrix[symbol, matrix.Nothing]}",
            $"{matrix[matrix.Nothing, symbol]}"];
}
