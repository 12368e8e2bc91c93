using Dobble.Vision.Geometry;
using Dobble.Vision.Quality;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Quality;

/// <summary>White discs with dark stripes, as if they were cards.</summary>
public sealed class QualityMeterTests
{
    private static readonly Ellipse Card = new(160, 120, 80, 80, 0);

    [Fact]
    public void A_sharp_image_is_sharper_the_less_it_is_blurred()
    {
        var sharpness = new[] { 0, 3, 9, 21 }.Select(blur => Measure(blur: blur).Sharpness).ToArray();
        Assert.Equal(sharpness.OrderDescending(), sharpness);
        Assert.True(sharpness[0] > 0.9 && sharpness[^1] < 0.15, string.Join(", ", sharpness));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void Brightness_is_that_of_the_cards_and_not_of_the_table(double light)
    {
        var quality = Measure(light: light);
        Assert.Equal(light * 230 / 255, quality.Brightness, 0.03);
    }

    [Fact]
    public void Light_that_mirrors_in_a_card_is_glare()
    {
        Assert.Equal(0, Measure().Glare);
        Assert.InRange(Measure(glare: 40).Glare, 0.15, 0.35);
    }

    [Fact]
    public void Paper_that_burns_out_as_a_whole_is_no_glare()
    {
        using var image = Image();
        image.ConvertTo(image, -1, 1.3);
        var quality = QualityMeter.Measure(image, [Card]);
        Assert.Equal(0, quality.Glare);
        Assert.True(quality.Clipped > 0.5);
    }

    [Fact]
    public void A_card_has_as_much_colour_as_its_strongest_symbols()
    {
        using var image = Image();
        Assert.Equal(0, QualityMeter.Measure(image, [Card]).Colour);
        image[new Rect(140, 80, 40, 40)].SetTo(new Scalar(20, 20, 220));
        Assert.Equal(200 / 255f, QualityMeter.Measure(image, [Card]).Colour, 0.01f);
    }

    [Fact]
    public void Where_there_is_no_card_what_may_be_one_is_measured()
    {
        using var image = Image();
        var quality = QualityMeter.Measure(image, [], [Card]);
        Assert.Equal(Card.Radius, quality.SmallestRadius);
        Assert.Equal(230 / 255f, quality.Brightness, 0.01f);
    }

    [Fact]
    public void Without_cards_the_whole_image_is_measured()
    {
        using var dark = new Mat(240, 320, MatType.CV_8UC3, Scalar.All(10));
        Assert.Equal(10 / 255f, QualityMeter.Measure(dark, []).Brightness, 0.01f);
    }

    [Fact]
    public void A_card_beyond_the_edge_of_the_image_is_measured_as_far_as_it_can_be_seen()
    {
        using var image = Image();
        var quality = QualityMeter.Measure(image, [Card with { X = -500 }]);
        Assert.InRange(quality.Brightness, 0, 1);
    }

    private static ImageQuality Measure(double light = 1, int blur = 0, int glare = 0)
    {
        using var image = Image();
        image.ConvertTo(image, -1, light);
        if (glare > 0)
            Cv2.Circle(image, 160, 120, glare, Scalar.All(255), -1);
        if (blur > 0)
            Cv2.GaussianBlur(image, image, new Size(0, 0), blur / 3.0);
        return QualityMeter.Measure(image, [Card]);
    }

    private static Mat Image()
    {
        var image = new Mat(240, 320, MatType.CV_8UC3, new Scalar(30, 90, 60));
        Cv2.Circle(image, 160, 120, 80, Scalar.All(230), -1);
        for (var x = 100; x < 230; x += 30)
            image[new Rect(x, 60, 6, 120)].SetTo(Scalar.All(30));
        return image;
    }
}
