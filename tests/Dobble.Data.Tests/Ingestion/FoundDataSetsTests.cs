using System.Diagnostics;
using Dobble.Data.DataSets.Splitting;
using Dobble.Data.Ingestion;
using Dobble.Data.Ingestion.Images;
using Dobble.Data.Labels;
using OpenCvSharp;
using static Dobble.Data.Tests.Ingestion.IngestBench;
using static Dobble.TestKit.SampleSource;

namespace Dobble.Data.Tests.Ingestion;

/// <summary>Small twins of data sets as people publish them.</summary>
public sealed class FoundDataSetsTests : IDisposable
{
    private const string Line = "1 0.2 0.375 0.2 0.25\n";
    private const string Names = "dog\ncat\n";
    private readonly IngestBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("annotations", "images")]
    [InlineData("annots", "images")]
    [InlineData("data/xml", "data")]
    public async Task VOC_labels_may_lie_in_a_folder_of_any_name(string labels, string images)
    {
        _bench.Image($"{images}/a_1.jpg");
        _bench.Write($"{labels}/a_1.xml", Voc("a_1.jpg"));
        var result = await OneCatAsync(LabelFormat.Voc);
        Assert.StartsWith($"taken for Pascal VOC: 1 .xml files with <annotation>, in {labels}/", result.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_that_leave_the_images_size_at_nought_do_not_say_it()
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a_1.xml", Voc("a_1.jpg", width: 0, height: 0));
        await OneCatAsync(LabelFormat.Voc);
    }

    [Fact]
    public async Task Roboflow_parts_VOC_by_folders_with_the_same_names_in_each()
    {
        foreach (var (folder, width) in new[] { ("train", 100), ("valid", 110), ("test", 120) })
        {
            _bench.Image($"{folder}/a_1.jpg", width);
            _bench.Write($"{folder}/a_1.xml", Voc("a_1.jpg", width: width));
        }

        var result = await TakenAsync(LabelFormat.Voc, 3);
        Assert.Equal([(100, "train"), (110, "val"), (120, "test")], result.Photos.Select(p => (p.Width, p.Split!)).Order());
        _bench.Convert();
        var split = DatasetSplit.Write(_bench.Dataset, new SplitOptions(), Deck);
        Assert.Equal(("source", 1, 1, 1), (split.By, split.Train.Count, split.Validation.Count, split.Test.Count));
    }

    [Fact]
    public async Task Roboflow_parts_COCO_by_folders_with_a_file_in_each()
    {
        foreach (var folder in new[] { "train", "valid", "test" })
        {
            _bench.Image($"{folder}/a_1.jpg");
            _bench.Write($"{folder}/_annotations.coco.json", Coco("a_1.jpg", """{"bbox":[10,20,20,20]}"""));
        }

        var result = await TakenAsync(LabelFormat.Coco, 3);
        Assert.Equal(["test", "train", "val"], result.Photos.Select(p => p.Split!).Order());
    }

    [Fact]
    public async Task Labels_of_YOLO_may_lie_in_train_labels_beside_train_images()
    {
        _bench.Write("data.yaml", "train: ../train/images\nval: ../valid/images\nnames: [dog, cat]\n");
        foreach (var folder in new[] { "train", "valid" })
        {
            _bench.Image($"{folder}/images/a_1.jpg");
            _bench.Write($"{folder}/labels/a_1.txt", Line);
        }

        var result = await TakenAsync(LabelFormat.Yolo, 2);
        Assert.Equal(["train", "val"], result.Photos.Select(p => p.Split!).Order());
    }

    [Fact]
    public async Task Darknet_names_classes_and_lists_in_obj_data()
    {
        _bench.Write("obj.data", "classes = 2\ntrain = data/train.txt\nvalid = data/test.txt\nnames = data/obj.names\nbackup = backup/\n");
        _bench.Write("obj.names", Names);
        _bench.Write("train.txt", "data/obj/a_1.jpg\n");
        _bench.Write("test.txt", "data/obj/b_1.jpg\n");
        foreach (var name in new[] { "a_1", "b_1" })
        {
            _bench.Image($"obj/{name}.jpg");
            _bench.Write($"obj/{name}.txt", Line);
        }

        var result = await TakenAsync(LabelFormat.Yolo, 2);
        Assert.Equal([("a_1.jpg", "train"), ("b_1.jpg", "val")], result.Photos.Select(p => (p.File, p.Split!)));
    }

    [Fact]
    public async Task CVAT_writes_YOLO_beside_the_images()
    {
        _bench.Write("obj.data", "classes = 2\ntrain = data/train.txt\nnames = data/obj.names\nbackup = backup/\n");
        _bench.Write("obj.names", Names);
        _bench.Write("train.txt", "data/obj_train_data/my photo_1.jpg\ndata/obj_train_data/empty_1.jpg\n");
        _bench.Image("obj_train_data/my photo_1.jpg");
        _bench.Write("obj_train_data/my photo_1.txt", Line);
        _bench.Image("obj_train_data/empty_1.jpg");
        _bench.Write("obj_train_data/empty_1.txt", string.Empty);
        var result = await _bench.IngestAsync();
        Assert.Empty(result.Errors);
        Assert.Equal([("empty_1.jpg", 0), ("my-photo_1.jpg", 1)], result.Photos.Select(p => (p.File, p.Boxes.Count)));
    }

    [Theory]
    [InlineData("1 0.1 0.25 0.3 0.25 0.3 0.5 0.2 0.5 0.1 0.4", "names: [dog, cat]", 1)]
    [InlineData("1 0.1 0.25 0.3 0.25 0.3 0.5 0.1 0.5", "names: [dog, cat]", 1)]
    [InlineData("1 0.2 0.375 0.2 0.25 0.15 0.3 2 0.25 0.4 1", "names: [dog, cat]\nkpt_shape: [2, 3]", 1)]
    [InlineData("1 0.2 0.375 0.2 0.25 0.87", "names: [dog, cat]", 0)]
    public async Task Polygons_oriented_boxes_and_key_points_of_YOLO_become_boxes(string line, string yaml, int reshaped)
    {
        _bench.Image("images/a_1.jpg");
        _bench.Write("labels/a_1.txt", line);
        _bench.Write("data.yaml", yaml);
        Assert.Equal(reshaped, (await OneCatAsync(LabelFormat.Yolo)).Notes.Count);
    }

    [Theory]
    [InlineData("<robndbox><cx>20</cx><cy>30</cy><w>20</w><h>20</h><angle>1.5707963</angle></robndbox>")]
    [InlineData("<polygon><x1>10</x1><y1>20</y1><x2>30</x2><y2>25</y2><x3>20</x3><y3>40</y3></polygon>")]
    [InlineData("<polygon><pt><x>10</x><y>20</y></pt><pt><x>30</x><y>40</y></pt></polygon>")]
    public async Task Polygons_and_oriented_boxes_of_VOC_become_boxes(string shape)
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a_1.xml", $"<annotation><filename>a_1.jpg</filename><object><name>cat</name>{shape}</object></annotation>");
        Assert.Equal("1 polygons, oriented boxes or key points became the boxes around them", Assert.Single((await OneCatAsync(LabelFormat.Voc)).Notes));
    }

    [Theory]
    [InlineData("""{"segmentation":[[10,20,30,20,30,40]]}""")]
    [InlineData("""{"keypoints":[10,20,2,30,40,1,0,0,0],"num_keypoints":2}""")]
    public async Task Polygons_and_key_points_of_COCO_become_boxes(string annotation)
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a.json", Coco("a_1.jpg", annotation));
        Assert.Single((await OneCatAsync(LabelFormat.Coco)).Notes);
    }

    [Fact]
    public async Task Ids_of_COCO_may_be_larger_than_32_bits_and_crowds_are_no_objects()
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a.json", Coco("a_1.jpg", """{"bbox":[10,20,20,20]}""", """{"bbox":[0,0,90,70],"iscrowd":1}""")
            .Replace(":3,", ":20260101123456789,", StringComparison.Ordinal));
        Assert.Contains("1 regions that stand for a crowd", Assert.Single((await OneCatAsync(LabelFormat.Coco)).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_COCOs_own_folder_the_instances_are_taken()
    {
        _bench.Image("train2017/a_1.jpg");
        _bench.Image("val2017/b_1.jpg");
        foreach (var (image, part) in new[] { ("a_1.jpg", "train2017"), ("b_1.jpg", "val2017") })
        {
            _bench.Write($"annotations/instances_{part}.json", Coco(image, """{"bbox":[10,20,20,20]}"""));
            _bench.Write($"annotations/captions_{part}.json", CocoOf(image, "[]", """{"caption":"a cat"}"""));
            _bench.Write($"annotations/person_keypoints_{part}.json",
                CocoOf(image, """[{"id":7,"name":"person"}]""", """{"bbox":[1,1,5,5],"keypoints":[1,1,2]}"""));
        }

        var result = await TakenAsync(LabelFormat.Coco, 2);
        Assert.Equal([("a_1.jpg", "train"), ("b_1.jpg", "val")], result.Photos.Select(p => (p.File, p.Split!)));
        Assert.Equal(4, result.Notes.Count);
        Assert.Contains("annotations/captions_val2017.json is left out: it has no boxes", result.Notes);
    }

    [Fact]
    public async Task A_degenerate_box_is_left_out_alone()
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a.json", Coco("a_1.jpg", """{"bbox":[10,20,20,20]}""", """{"bbox":[10,20,0,5]}""", """{"bbox":[500,20,5,5]}"""));
        await _bench.IngestAsync();
        var made = _bench.Convert();
        Assert.Equal((1, 1, 2), (made.Photos, made.Boxes, made.Errors.Count));
        Assert.EndsWith("; the photo's other boxes are taken", made.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VOC_lists_are_kept_and_what_is_on_none_is_on_none()
    {
        foreach (var name in new[] { "a_1", "b_1", "c_1" })
        {
            _bench.Image($"JPEGImages/{name}.jpg");
            _bench.Write($"Annotations/{name}.xml", Voc(name + ".jpg"));
        }

        _bench.Write("ImageSets/Main/train.txt", "a_1\n");
        _bench.Write("ImageSets/Main/test.txt", "b_1\n");
        _bench.Write("ImageSets/Main/cat_train.txt", "c_1  1\n");
        _bench.Write("ImageSets/Segmentation/val.txt", "c_1\n");
        await TakenAsync(LabelFormat.Voc, 3);
        _bench.Convert();
        var split = DatasetSplit.Write(_bench.Dataset, new SplitOptions(), Deck);
        Assert.Equal("source", split.By);
        Assert.Equal([["a_1"], [], ["b_1"]], new[] { split.Train, split.Validation, split.Test });
    }

    [Fact]
    public async Task An_export_of_Labelbox_may_be_indented()
    {
        _bench.Image("a_1.jpg");
        var row = System.Text.Json.Nodes.JsonNode.Parse(NewRow("a_1.jpg", null, (100, 80), Label(10, 20, 30, 40)))!;
        _bench.Write("export.json", row.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
        await OneCatAsync(LabelFormat.Labelbox);
    }

    [Fact]
    public async Task Polygons_of_Labelbox_become_boxes_and_points_are_left_out()
    {
        _bench.Image("a_1.jpg");
        const string objects = """{"name":"cat","polygon":[{"x":10,"y":20},{"x":30,"y":30},{"x":20,"y":40}]},{"name":"cat","point":{"x":1,"y":1}}""";
        _bench.Write("export.ndjson", "{\"data_row\":{\"external_id\":\"a_1.jpg\"},\"projects\":{\"p\":{\"labels\":[{\"annotations\":{\"objects\":["
            + objects + "]}}]}}}");
        var result = await _bench.IngestAsync();
        Assert.Equal(Label(10, 20, 30, 40), Assert.Single(Assert.Single(result.Photos).Boxes));
        Assert.Contains("'cat' has no extent", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_else_is_labelled_there_is_told()
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a_1.xml", Voc("a_1.jpg"));
        _bench.Write("coco/a.json", Coco("a_1.jpg", """{"bbox":[10,20,20,20]}"""));
        Assert.EndsWith("; there are also COCO: coco/a.json (left out; --format coco takes them)", (await OneCatAsync(LabelFormat.Voc)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classes_that_two_files_number_differently_are_refused()
    {
        _bench.Image("one/images/a_1.jpg");
        _bench.Write("one/labels/a_1.txt", Line);
        _bench.Write("one/classes.txt", Names);
        _bench.Write("two/classes.txt", "cat\ndog\n");
        Assert.Contains("name the classes differently", await _bench.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TIFF_becomes_JPEG()
    {
        using var image = new Mat(80, 100, MatType.CV_8UC3, new Scalar(20, 120, 220));
        var path = _bench.Write("a_1.tif", string.Empty);
        Assert.True(image.SaveImage(path));
        _bench.Write("a_1.xml", Voc("a_1.tif"));
        await ExpectOrangeAsync();
    }

    [Theory]
    [InlineData("a_1.HEIC", "heif-enc", "libx265")]
    [InlineData("a_1.avif", "heif-enc", "AVIF")]
    [InlineData("a_1.jpg", "heif-enc", "HEIC that a phone calls JPEG")]
    public async Task Photos_as_phones_make_them_become_JPEG(string name, string encoder, string why)
    {
        Assert.NotEmpty(why);
        var png = _bench.Folder.File("a.png");
        using (var image = new Mat(80, 100, MatType.CV_8UC3, new Scalar(20, 120, 220)))
            Assert.True(image.SaveImage(png));
        var made = _bench.Folder.File(name.EndsWith("avif", StringComparison.Ordinal) ? "a.avif" : "a.heic");
        try
        {
            string[] kind = name.EndsWith("avif", StringComparison.Ordinal) ? ["--avif"] : [];
            using var process = Process.Start(new ProcessStartInfo(encoder, [.. kind, png, "-o", made])
            { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs libheif-examples");
        }

        Assert.SkipUnless(File.Exists(made), $"{encoder} makes no such image here");
        File.Move(made, _bench.Write(name, string.Empty), overwrite: true);
        _bench.Write("a_1.xml", Voc(name));
        await ExpectOrangeAsync();
    }

    [Fact]
    public async Task What_only_begins_like_such_a_photo_is_one_clear_line()
    {
        _bench.Image("b_1.jpg");
        _bench.Write("b_1.xml", Voc("b_1.jpg"));
        var path = _bench.Write("a_1.heic", "\0\0\0\u0018ftypheic and no more");
        Assert.True(ForeignImage.Is(path));
        _bench.Write("a_1.xml", Voc("a_1.heic"));
        var error = Assert.Single((await _bench.IngestAsync()).Errors).ToString();
        Assert.Contains("apt-get install libheif-examples, or make JPEG of it", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    private async Task ExpectOrangeAsync()
    {
        await OneCatAsync(LabelFormat.Voc);
        var made = Path.Combine(_bench.Gathered, "pictures", "a_1.jpg");
        using var image = Dobble.Data.Photos.Photo.Load(made);
        var colour = image.At<Vec3b>(40, 50);
        Assert.InRange(colour.Item1, 110, 130);
        Assert.Equal([made], Directory.GetFiles(Path.GetDirectoryName(made)!));
    }

    private async Task<IngestResult> OneCatAsync(LabelFormat format)
    {
        var result = await TakenAsync(format, 1);
        var label = Assert.Single(result.Photos[0].Boxes);
        Assert.Equal("cat", label.Name);
        Assert.Equal([10, 20, 30, 40], new[] { label.Box.X1, label.Box.Y1, label.Box.X2, label.Box.Y2 }.Select(v => Math.Round(v, 3)));
        return result;
    }

    private async Task<IngestResult> TakenAsync(LabelFormat format, int photos)
    {
        var result = await _bench.IngestAsync();
        Assert.Empty(result.Errors);
        Assert.Equal((format, photos), (result.Format, result.Photos.Count));
        Assert.All(result.Photos, p => Assert.Single(p.Boxes));
        return result;
    }

    /// <summary>A COCO file with one image and these annotations of a cat.</summary>
    private static string Coco(string image, params string[] annotations) =>
        CocoOf(image, """[{"id":7,"name":"cat"},{"id":8,"name":"dog"}]""", annotations);

    private static string CocoOf(string image, string categories, params string[] annotations) =>
        $$"""{"info":{},"licenses":[],"images":[{"id":3,"file_name":"{{image}}","width":100,"height":80}],"annotations":[{{string.Join(',', annotations.Select(Full))}}],"categories":{{categories}}}""";

    private static string Full(string annotation) => annotation.Contains("caption", StringComparison.Ordinal)
        ? "{\"image_id\":3," + annotation[1..] : "{\"image_id\":3,\"category_id\":7," + annotation[1..];
}
