using Dobble.Data.Evaluation;
using Dobble.TestKit;
using OpenCvSharp;

namespace Dobble.Data.Tests.Evaluation;

public class HtmlReportTests
{
    [Fact]
    public void The_report_shows_an_image_of_every_failure()
    {
        using var folder = new TemporaryFolder();
        var score = SpoiledTable().Score();
        Assert.True(score.Failures.Count >= 4);
        var report = new HtmlReport(folder.Path);
        using (var image = new Mat(HandMadeTable.Height, HandMadeTable.Width, MatType.CV_8UC3, Scalar.White))
            report.Add(image, score, slot => $"slot {slot}");
        var html = File.ReadAllText(report.Write(Result(score)));

        foreach (var failure in score.Failures)
            Assert.Contains(System.Net.WebUtility.HtmlEncode(failure.Text), html, StringComparison.Ordinal);
        var images = Directory.GetFiles(folder.File("pictures"));
        Assert.Equal(score.Failures.Count, images.Length);
        foreach (var file in images)
        {
            Assert.Contains($"pictures/{Path.GetFileName(file)}", html, StringComparison.Ordinal);
            using var shown = Cv2.ImRead(file);
            using var gray = shown.CvtColor(ColorConversionCodes.BGR2GRAY);
            Cv2.MinMaxLoc(gray, out double darkest, out _);
            Assert.True(darkest < 200, "nothing is drawn on the image");
        }

        var metrics = File.ReadAllText(folder.File("metrics.json"));
        Assert.Contains("\"wrong\": 1", metrics, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(metrics);
        var cells = json.RootElement.GetProperty("confusion_matrix").GetProperty("cells").EnumerateArray().ToArray();
        Assert.Equal(score.Symbols.Count, cells.Where(c => c.GetProperty("truth").GetString() != "false")
            .Sum(c => c.GetProperty("count").GetInt32()));
        Assert.Contains(cells, c => c.GetProperty("found").GetString() == "missed");
        Assert.True(File.Exists(folder.File("reliability.png")));
    }

    [Fact]
    public void A_new_report_leaves_no_image_of_the_last_one()
    {
        using var folder = new TemporaryFolder();
        var old = folder.Write("pictures/failure-00099.jpg", "");
        _ = new HtmlReport(folder.Path);
        Assert.False(File.Exists(old));
    }

    internal static EvaluationResult Result(params PhotoScore[] photos) => new()
    {
        Data = "a <folder>",
        Deck = "classic",
        FinderSha256 = new string('1', 64),
        ReaderSha256 = new string('2', 64),
        Threshold = 0.9,
        Series = Summary.PerSeries(photos),
        Slots = [.. Enumerable.Range(0, 57).Select(slot => $"slot {slot}")],
        Advice = CalibrationAdvice.From([.. photos.SelectMany(p => p.Matches)]),
        Photos = photos,
        Errors = [],
    };

    /// <summary>A wrong pair, a missed card, a false card, and a symbol without a box.</summary>
    internal static HandMadeTable SpoiledTable()
    {
        var table = new HandMadeTable(3, 7, 12).Say(0, 1, HandMadeTable.Deck.Cards[3].First(s => s != HandMadeTable.Deck.SharedSlot(3, 7)));
        table.Found[2] = table.Found[2] with { Outline = HandMadeTable.Outline(3, 60), Symbols = [] };
        table.Found[0] = table.Found[0] with { Symbols = [.. table.Found[0].Symbols.Skip(1)] };
        return table;
    }
}
