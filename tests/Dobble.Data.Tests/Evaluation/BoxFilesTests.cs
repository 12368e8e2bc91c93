using System.Text.Json;
using Dobble.Data.Evaluation;
using Dobble.TestKit;

namespace Dobble.Data.Tests.Evaluation;

public sealed class BoxFilesTests
{
    [Fact]
    public void Results_and_truth_number_images_and_classes_alike()
    {
        using var folder = new TemporaryFolder();
        var score = HtmlReportTests.SpoiledTable().Score();
        var truth = BoxFiles.Write(folder.File("boxes.json"), HtmlReportTests.Result(score));
        using var found = JsonDocument.Parse(File.ReadAllText(folder.File("boxes.json")));
        using var there = JsonDocument.Parse(File.ReadAllText(truth));
        Assert.Equal(score.Detections.Count, found.RootElement.GetArrayLength());
        var first = found.RootElement[0];
        Assert.Equal((1, score.Detections[0].Class + 1),
            (first.GetProperty("image_id").GetInt32(), first.GetProperty("category_id").GetInt32()));
        Assert.Equal(
            [score.Detections[0].Box.X1, score.Detections[0].Box.Y1, score.Detections[0].Box.Width, score.Detections[0].Box.Height],
            first.GetProperty("bbox").EnumerateArray().Select(n => n.GetSingle()));
        Assert.Equal(score.Symbols.Count, there.RootElement.GetProperty("annotations").GetArrayLength());
        Assert.Equal((score.Width, score.Height), there.RootElement.GetProperty("images")[0] is var image
            ? (image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32()) : default);
        // Some versions of pycocotools take no results where the truth has no such entry.
        Assert.True(there.RootElement.TryGetProperty("info", out _));
        Assert.Equal(57, there.RootElement.GetProperty("categories").GetArrayLength());
    }
}
