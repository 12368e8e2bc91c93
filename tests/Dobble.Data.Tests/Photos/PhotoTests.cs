using Dobble.Data.Photos;
using Dobble.TestKit;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Data.Tests.Photos;

public sealed class PhotoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 48, 0, 0)]
    [InlineData(2, 48, 1, 0)]
    [InlineData(3, 48, 1, 1)]
    [InlineData(4, 48, 0, 1)]
    [InlineData(5, 32, 0, 0)]
    [InlineData(6, 32, 1, 0)]
    [InlineData(7, 32, 1, 1)]
    [InlineData(8, 32, 0, 1)]
    public void A_photo_is_turned_upright(byte orientation, int width, int redRight, int redDown)
    {
        using var image = SampleImages.RedCorner();
        using var photo = Photo.Load(_folder.Write("a.jpg", SampleImages.JpegWithOrientation(image, orientation)));

        Assert.Equal(width, photo.Width);
        Assert.Equal(80 - width, photo.Height);
        for (var right = 0; right < 2; right++)
        {
            for (var down = 0; down < 2; down++)
            {
                var pixel = photo.At<Vec3b>(down == 0 ? 5 : photo.Height - 6, right == 0 ? 5 : photo.Width - 6);
                Assert.Equal((right, down) == (redRight, redDown), pixel.Item2 - pixel.Item0 > 100);
            }
        }
    }

    [Fact]
    public void An_image_of_which_nothing_would_be_left_is_refused()
    {
        using var strip = new Mat(1, 5000, MatType.CV_8UC3, Scalar.White);
        var error = Assert.Throws<DobbleException>(() => Photo.Load(_folder.Write("strip.png", SampleImages.Png(strip))));
        Assert.Contains("strip.png: has 5000×1 pixels, a strip", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_images_is_not_called_a_missing_file()
    {
        var error = Assert.Throws<DobbleException>(() => Photo.Load(_folder.Path));
        Assert.Contains("there is no image in this folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decoded_photo_equals_what_OpenCV_decodes()
    {
        using var image = SampleImages.RedCorner();
        var file = _folder.Write("a.png", SampleImages.Png(image));
        using var photo = Photo.Load(file);
        using var expected = Cv2.ImRead(file);
        Assert.Equal(0, Cv2.Norm(photo, expected, NormTypes.INF));
    }

    [Fact]
    public void A_missing_file_is_named() => Complains(_folder.File("none.jpg"), "no such file");

    [Fact]
    public void An_empty_file_is_no_photo() => Complains(_folder.Write("empty.jpg", []), "is empty");

    [Fact]
    public void Text_is_no_photo() => Complains(_folder.Write("text.jpg", "hello"u8.ToArray()), "no image");

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_photo_that_is_cut_short_is_not_read(double part)
    {
        using var noise = new Mat(300, 400, MatType.CV_8UC3);
        Cv2.Randu(noise, Scalar.All(0), Scalar.All(255));
        foreach (var content in new[] { SampleImages.Jpeg(noise), SampleImages.Png(noise) })
            Complains(_folder.Write("cut", content[..(int)(content.Length * part)]), "cut short");
    }

    [Fact]
    public void A_photo_cut_within_its_header_is_not_read()
    {
        using var image = SampleImages.RedCorner();
        Complains(_folder.Write("cut.jpg", SampleImages.Jpeg(image)[..60]), "no image");
    }

    [Fact]
    public void A_100_megapixel_photo_is_refused_before_it_is_decoded() =>
        Complains(_folder.Write("huge.png", SampleImages.PngHeader(12_500, 8_000)), "12500×8000");

    private static void Complains(string file, string about)
    {
        var error = Assert.Throws<DobbleException>(() => Photo.Load(file));
        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(about, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
