using System.Text.Json;
using Dobble.Data.DataSets;
using Dobble.Data.DataSets.Exports;
using Dobble.Data.DataSets.Splitting;
using Dobble.Data.Ingestion;
using Dobble.Data.Labels;
using Dobble.Vision;
using static Dobble.Data.Tests.Ingestion.IngestBench;
using static Dobble.TestKit.SampleSource;

namespace Dobble.Data.Tests.Ingestion;

public sealed class ExportTests : IDisposable
{
    private readonly IngestBench _bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("coco", true)]
    [InlineData("coco", false)]
    [InlineData("yolo", true)]
    [InlineData("yolo", false)]
    public async Task What_is_exported_comes_in_again_the_same(string format, bool split)
    {
        await MakeAsync(split);
        var export = _bench.Folder.File("export");
        Assert.Equal(3, format == "coco" ? CocoExport.Write(_bench.Dataset, export, null, Stop)
            : YoloExport.Write(_bench.Dataset, export, null, Stop));

        using var again = new IngestBench();
        var result = await again.IngestAsync(new IngestOptions { Source = export });
        Assert.Equal(format, FormatNames.Name(result.Format));
        Assert.Empty(result.Errors);
        again.Convert();
        Assert.Equal(Photos(_bench.Dataset), Photos(again.Dataset));
    }

    [Fact]
    public async Task COCO_numbers_classes_from_one_in_the_deck_s_order_and_has_a_file_a_list()
    {
        await MakeAsync(split: true);
        CocoExport.Write(_bench.Dataset, _bench.Folder.File("export"), null, Stop);
        Assert.Equal(["instances_train.json", "instances_val.json"], Directory.GetFiles(_bench.Folder.File("export/annotations"))
            .Select(Path.GetFileName).Order());
        using var json = JsonDocument.Parse(File.ReadAllText(_bench.Folder.File("export/annotations/instances_val.json")));
        Assert.Equal(Deck.Symbols.Select(s => (s.Index + 1, s.Id)), json.RootElement.GetProperty("categories").EnumerateArray()
            .Select(c => (c.GetProperty("id").GetInt32(), c.GetProperty("name").GetString()!)));
        var annotation = Assert.Single(json.RootElement.GetProperty("annotations").EnumerateArray());
        Assert.Equal(Deck.FindSymbol("zebra") + 1, annotation.GetProperty("category_id").GetInt32());
        Assert.Equal("[10,20,20.5,20]", annotation.GetProperty("bbox").GetRawText());
        Assert.Equal(410, annotation.GetProperty("area").GetSingle());
    }

    [Fact]
    public async Task YOLO_numbers_classes_from_zero_and_names_the_folder_of_each_list()
    {
        await MakeAsync(split: true);
        YoloExport.Write(_bench.Dataset, _bench.Folder.File("export"), null, Stop);
        var line = File.ReadAllText(_bench.Folder.File("export/labels/val/b_1.txt")).Trim();
        Assert.Equal($"{Deck.FindSymbol("zebra")} 0.2025 0.375 0.205 0.25", line);
        var yaml = File.ReadAllText(_bench.Folder.File("export/data.yaml"));
        Assert.Contains("train: images/train\nval: images/val\n", yaml, StringComparison.Ordinal);
        Assert.Contains($"  0: {Deck.Symbols[0].Id}\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_set_that_is_not_whole_is_refused_and_nothing_is_written()
    {
        await MakeAsync(split: false);
        File.Delete(_bench.Folder.File("dataset/labels.txt"));
        Assert.Contains("labels.txt: missing", Fail(), StringComparison.Ordinal);
        File.WriteAllText(_bench.Folder.File("dataset/labels.txt"), "cat\nanchor\n");
        Assert.Contains("labels.txt: lacks the label 'zebra'", Fail(), StringComparison.Ordinal);
        File.Delete(_bench.Folder.File("dataset/JPEGImages/b_1.jpg"));
        Assert.Contains("the image is missing", Fail(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Folder.File("export")));
    }

    private string Fail() =>
        Assert.Throws<DobbleException>(() => CocoExport.Write(_bench.Dataset, _bench.Folder.File("export"), null, Stop)).Message;

    private async Task MakeAsync(bool split)
    {
        foreach (var (stem, label) in new[] { ("a_1", "cat"), ("a_2", "anchor"), ("b_1", "zebra") })
        {
            _bench.Image(stem + ".jpg");
            _bench.Write(stem + ".xml", Voc(stem + ".jpg", label, box: "10 20 30.5 40"));
        }

        await _bench.IngestAsync();
        _bench.Convert();
        if (split)
            DatasetSplit.Write(_bench.Dataset, new SplitOptions { Validation = ["b"] }, Deck);
    }

    private static List<string> Photos(string dataset) => [.. VocFolder.Load(dataset, Deck).Photos.Select(p =>
        $"{Path.GetFileName(p.Path)} {p.Width} {p.Height} {string.Join(' ', p.Boxes)} "
            + $"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(p.Path)))}")];
}
