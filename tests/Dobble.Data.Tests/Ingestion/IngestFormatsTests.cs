using System.Text.Json;
using Dobble.Data.Ingestion;
using Dobble.Data.Labels;
using static Dobble.Data.Tests.Ingestion.IngestBench;
using static Dobble.TestKit.SampleSource;

namespace Dobble.Data.Tests.Ingestion;

public sealed class IngestFormatsTests : IDisposable
{
    private readonly IngestBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task LabelImg_writes_labels_beside_images()
    {
        _bench.Image("sofa_1.jpg");
        _bench.Write("sofa_1.xml", Voc("sofa_1.jpg"));
        await ExpectAsync(LabelFormat.Voc, "sofa_1.jpg");
    }

    [Theory]
    [InlineData("sofa_1.jpg", "a plain name")]
    [InlineData("day2/sofa_1.jpg", "a nested name")]
    [InlineData("/home/django/data/day2/sofa_1.jpg", "an absolute name of the server")]
    [InlineData("sofa_1", "a name without its ending")]
    public async Task CVAT_names_images_in_many_ways(string name, string why)
    {
        _bench.Image("JPEGImages/day2/sofa_1.jpg");
        _bench.Image("JPEGImages/day1/sofa_1.jpg", 50, 50);
        _bench.Write("Annotations/day2/sofa_1.xml", Voc(name, box: "10.00 20.00 30.00 40.00"));
        await ExpectAsync(LabelFormat.Voc, "sofa_1.jpg");
        Assert.NotEmpty(why);
    }

    [Fact]
    public async Task Photos_of_the_same_name_in_two_folders_keep_apart_and_keep_their_series()
    {
        foreach (var day in new[] { "day1", "day2" })
        {
            _bench.Image($"JPEGImages/{day}/sofa_1.jpg", day == "day1" ? 100 : 120);
            _bench.Write($"Annotations/{day}/sofa_1.xml", Voc("sofa_1.jpg", width: day == "day1" ? 100 : 120));
        }

        var result = await _bench.IngestAsync();
        Assert.Empty(result.Errors);
        Assert.Equal([100, 120], result.Photos.Select(p => p.Width).Order());
        Assert.All(result.Photos, p => Assert.StartsWith("sofa_1-", p.File, StringComparison.Ordinal));
    }

    [Fact]
    public async Task COCO_boxes_are_corner_and_size()
    {
        _bench.Image("images/sofa_1.jpg");
        _bench.Write("annotations/instances_default.json", """
            {"licenses":[],"info":{},"categories":[{"id":7,"name":"cat","supercategory":""}],
             "images":[{"id":3,"width":100,"height":80,"file_name":"sofa_1.jpg","coco_url":""}],
             "annotations":[{"id":1,"image_id":3,"category_id":7,"bbox":[10,20,20,20],"iscrowd":0}]}
            """);
        await ExpectAsync(LabelFormat.Coco, "sofa_1.jpg");
    }

    [Theory]
    [InlineData("data.yaml", "names:\n  0: dog\n  1: cat\n")]
    [InlineData("data.yaml", "names: [dog, cat]\nnc: 2\n")]
    [InlineData("classes.txt", "dog\ncat\n")]
    public async Task YOLO_boxes_are_shares_of_the_image(string file, string classes)
    {
        _bench.Image("images/train/sofa_1.jpg");
        _bench.Write("labels/train/sofa_1.txt", "1 0.2 0.375 0.2 0.25\n");
        _bench.Write(file, classes);
        await ExpectAsync(LabelFormat.Yolo, "sofa_1.jpg");
    }

    [Fact]
    public async Task Labels_that_name_no_ending_take_that_of_the_image()
    {
        _bench.Image("images/sofa_1.png");
        _bench.Write("labels/sofa_1.txt", "1 0.2 0.375 0.2 0.25\n");
        _bench.Write("classes.txt", "dog\ncat\n");
        await ExpectAsync(LabelFormat.Yolo, "sofa_1.png");
    }

    [Fact]
    public async Task A_name_that_two_images_have_is_an_error()
    {
        _bench.Image("images/day1/sofa_1.jpg");
        _bench.Image("images/day2/sofa_1.jpg");
        _bench.Write("coco.json", """{"images":[{"id":3,"file_name":"sofa_1.jpg"}],"annotations":[],"categories":[]}""");
        Assert.Contains("2 images could be meant", await _bench.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_old_export_of_Labelbox_is_a_list()
    {
        _bench.Image("sofa_1.jpg");
        _bench.Write("export.json", JsonSerializer.Serialize(new[] { OldRow("sofa_1.jpg", null, Label(10, 20, 30, 40)) }));
        await ExpectAsync(LabelFormat.Labelbox, "sofa_1.jpg");
    }

    [Fact]
    public async Task The_new_export_of_Labelbox_is_a_row_a_line()
    {
        using var other = new IngestBench();
        other.Image("sofa_1.jpg");
        _bench.Write("export.ndjson", NewRow("sofa_1.jpg", null, (100, 80), Label(10, 20, 30, 40)) + "\n");
        await ExpectAsync(LabelFormat.Labelbox, "sofa_1.jpg", new IngestOptions { Images = other.Source });
    }

    [Fact]
    public async Task Photos_truth_and_symbols_beside_each_other_come_in_together()
    {
        _bench.Image("photos/sofa_1.jpg");
        _bench.Write("photos/sofa_1.xml", Voc("sofa_1.jpg"));
        _bench.Write("photos/truth.json", "{}");
        _bench.Image("symbols/scans/cat/1.png");
        await ExpectAsync(LabelFormat.Voc, "sofa_1.jpg");
        Assert.True(File.Exists(Path.Combine(_bench.Gathered, "truth.json")));
        Assert.True(File.Exists(Path.Combine(_bench.Gathered, "symbols/scans/cat/1.png")));
    }

    [Fact]
    public async Task A_folder_with_nothing_known_in_it_names_the_known_formats()
    {
        _bench.Write("notes.txt", "hello");
        Assert.Contains("known formats are voc, coco, yolo, labelbox", await _bench.FailAsync(), StringComparison.Ordinal);
        Assert.Contains("in the format yolo", await _bench.FailAsync(new IngestOptions { Format = "yolo" }), StringComparison.Ordinal);
        Assert.Contains(
            "no such file or folder", await _bench.FailAsync(new IngestOptions { Source = "/nowhere" }), StringComparison.Ordinal);
    }

    private async Task ExpectAsync(LabelFormat format, string file, IngestOptions? options = null)
    {
        var result = await _bench.IngestAsync(options);
        Assert.Empty(result.Errors);
        Assert.Equal(format, result.Format);
        var photo = Assert.Single(new IngestFolder(_bench.Gathered).Load());
        Assert.Equal((file, 100, 80, false), (photo.File, photo.Width, photo.Height, photo.Turned));
        var label = Assert.Single(photo.Boxes);
        Assert.Equal("cat", label.Name);
        Assert.Equal([10, 20, 30, 40], new[] { label.Box.X1, label.Box.Y1, label.Box.X2, label.Box.Y2 }.Select(v => Math.Round(v, 3)));
        Assert.True(File.Exists(Path.Combine(_bench.Gathered, "pictures", file)));
    }
}
