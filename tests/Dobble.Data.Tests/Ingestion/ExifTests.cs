using System.Text.Json;
using Dobble.Data.DataSets;
using Dobble.Data.Ingestion;
using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.TestKit;
using OpenCvSharp;
using SkiaSharp;
using static Dobble.Data.Tests.Ingestion.IngestBench;
using static Dobble.TestKit.SampleSource;

namespace Dobble.Data.Tests.Ingestion;

/// <summary>Photos that EXIF turns: wherever the boxes were drawn, they must lie on the same pixels of the data set.</summary>
public sealed class ExifTests : IDisposable
{
    private readonly IngestBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Labelbox_shows_photos_turned_and_its_boxes_lie_on_the_turned_photo(byte orientation)
    {
        var path = WriteTurned(orientation);
        using var shown = Cv2.ImRead(path); // OpenCV turns it as browsers do.
        var box = RedBox(shown);
        _bench.Write("export.json", JsonSerializer.Serialize(new[] { OldRow("a_1.jpg", null, box) }));
        Expect(await _bench.IngestAsync(), (shown.Width, shown.Height), box);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public async Task A_labels_file_whose_size_is_swapped_was_drawn_on_the_turned_photo(byte orientation)
    {
        var path = WriteTurned(orientation);
        using var shown = Cv2.ImRead(path);
        var box = RedBox(shown);
        _bench.Write("a_1.xml", Xml(shown, box));
        Expect(await _bench.IngestAsync(), (shown.Width, shown.Height), box);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public async Task A_labels_file_of_the_stored_size_was_drawn_on_the_photo_as_it_is_and_no_pixel_changes(byte orientation)
    {
        var path = WriteTurned(orientation);
        using var stored = Cv2.ImRead(path, ImreadModes.Color | ImreadModes.IgnoreOrientation);
        var box = RedBox(stored);
        _bench.Write("a_1.xml", Xml(stored, box));
        Expect(await _bench.IngestAsync(), (stored.Width, stored.Height), box);
        using var written = Cv2.ImRead(Path.Combine(_bench.Dataset, "JPEGImages", "a_1.jpg"));
        Assert.Equal(0, Cv2.Norm(stored, written));
    }

    [Fact]
    public async Task YOLO_takes_shares_of_the_turned_photo()
    {
        var path = WriteTurned(6);
        Directory.CreateDirectory(Path.Combine(_bench.Source, "images"));
        File.Move(path, Path.Combine(_bench.Source, "images", "a_1.jpg"));
        using var shown = Cv2.ImRead(Path.Combine(_bench.Source, "images", "a_1.jpg"));
        var box = RedBox(shown);
        _bench.Write("classes.txt", "cat");
        _bench.Write(
            "labels/a_1.txt",
            FormattableString.Invariant(
                $"0 {box.Box.CenterX / shown.Width} {box.Box.CenterY / shown.Height} {box.Box.Width / shown.Width} {box.Box.Height / shown.Height}"));
        Expect(await _bench.IngestAsync(), (shown.Width, shown.Height), box);
    }

    [Fact]
    public async Task Half_a_turn_leaves_the_size_as_it_is_so_the_user_is_asked()
    {
        var path = WriteTurned(3);
        using var shown = Cv2.ImRead(path);
        var box = RedBox(shown);
        _bench.Write("a_1.xml", Xml(shown, box));
        Assert.Contains("set exif to turned or stored", await _bench.FailAsync(), StringComparison.Ordinal);
        Expect(await _bench.IngestAsync(new IngestOptions { Exif = "turned" }), (shown.Width, shown.Height), box);
    }

    [Fact]
    public async Task A_photo_that_EXIF_does_not_turn_is_copied_byte_by_byte()
    {
        var path = WriteTurned(1);
        _bench.Write("a_1.xml", Voc("a_1.jpg", width: 96, height: 64));
        await _bench.IngestAsync();
        _bench.Convert();
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(_bench.Dataset, "JPEGImages", "a_1.jpg")));
    }

    private void Expect(IngestResult result, (int Width, int Height) size, LabelledBox box)
    {
        Assert.Empty(result.Errors);
        _bench.Convert();
        var photo = Assert.Single(VocFolder.Load(_bench.Dataset).Photos);
        Assert.Equal(size, (photo.Width, photo.Height));
        Assert.Equal([box], photo.Boxes);
        Assert.Equal(SKEncodedOrigin.TopLeft, Orientation.Of(photo.Path));
        using var stored = Cv2.ImRead(photo.Path, ImreadModes.Color | ImreadModes.IgnoreOrientation);
        Assert.Equal(box, RedBox(stored));
    }

    // A red patch off the middle, whose edges lie on JPEG's blocks and stay sharp.
    private string WriteTurned(byte orientation)
    {
        using var image = new Mat(64, 96, MatType.CV_8UC3, Scalar.All(30));
        image[new Rect(16, 8, 32, 16)].SetTo(new Scalar(0, 0, 230));
        var path = _bench.Write("a_1.jpg", string.Empty);
        File.WriteAllBytes(path, SampleImages.JpegWithOrientation(image, orientation));
        return path;
    }

    private static LabelledBox RedBox(Mat image)
    {
        using var red = image.ExtractChannel(2);
        using var mask = red.Threshold(128, 255, ThresholdTypes.Binary);
        var box = Cv2.BoundingRect(mask);
        return Label(box.Left, box.Top, box.Right, box.Bottom);
    }

    private static string Xml(Mat image, LabelledBox label) =>
        Voc("a_1.jpg", width: image.Width, height: image.Height, box: $"{label.Box.X1} {label.Box.Y1} {label.Box.X2} {label.Box.Y2}");
}
