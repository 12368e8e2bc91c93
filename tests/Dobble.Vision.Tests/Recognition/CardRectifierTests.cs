using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Recognition;

public sealed class CardRectifierTests
{
    public static TheoryData<double, double, double> Outlines => new()
    {
        // A, B, angle: small, as large as the crop, tilted, large, huge, huge and tilted
        { 40, 36, 0.3 },
        { 90, 90, 0 },
        { 150, 80, 0.7 },
        { 200, 190, 2 },
        { 640, 600, 1 },
        { 620, 310, -0.5 },
    };

    [Theory]
    [MemberData(nameof(Outlines))]
    public void A_spot_of_the_card_lands_where_the_frame_says(double a, double b, double angle)
    {
        var outline = new Ellipse(700.25, 690.5, a, b, angle);
        using var image = new Mat(1400, 1400, MatType.CV_8UC3, Scalar.All(255));
        var spot = outline.PointAt(0.8);
        var (x, y) = ((outline.X + spot.X) / 2, (outline.Y + spot.Y) / 2);
        Draw(image, new Ellipse(x, y, b * 0.15, b * 0.15, 0), Scalar.All(0));

        using var crop = Rectify(image, outline);

        var expected = new CardWarp(outline).ToCrop(x, y);
        var found = DarkCenter(crop);
        Assert.Equal(expected.X, found.X, 0.35);
        Assert.Equal(expected.Y, found.Y, 0.35);
    }

    [Fact]
    public void What_lies_beyond_the_visible_radius_is_grey()
    {
        using var image = new Mat(400, 400, MatType.CV_8UC3, new Scalar(10, 20, 30));
        using var crop = Rectify(image, new Ellipse(200, 200, 100, 100, 0));

        Assert.Equal(new Vec3b(128, 128, 128), crop.At<Vec3b>(0, 0));
        Assert.Equal(new Vec3b(128, 128, 128), crop.At<Vec3b>(96, 0));
        Assert.Equal(new Vec3b(10, 20, 30), crop.At<Vec3b>(96, 96));
        Assert.Equal(new Vec3b(10, 20, 30), crop.At<Vec3b>(96, 4));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(400)]
    public void A_card_beyond_the_image_is_grey(double radius)
    {
        using var image = new Mat(300, 300, MatType.CV_8UC3, Scalar.All(255));
        using var crop = Rectify(image, new Ellipse(-900, -900, radius, radius, 0));

        Assert.Equal(new Vec3b(128, 128, 128), crop.At<Vec3b>(96, 96));
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(1000, 900)]
    [InlineData(600, 300)]
    public void Stripes_finer_than_the_crop_can_show_melt_into_grey(double a, double b)
    {
        using var image = new Mat(2100, 2100, MatType.CV_8UC3, Scalar.All(0));
        for (var x = 0; x < 2100; x += 2)
            image.Line(x, 0, x, 2100, Scalar.All(255));

        using var crop = Rectify(image, new Ellipse(1050, 1050, a, b, 0));

        using var grey = crop.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var middle = grey.SubMat(new Rect(40, 40, 110, 110));
        Cv2.MinMaxLoc(middle, out double min, out double max);
        Assert.InRange(min, 80, 175);
        Assert.InRange(max, 80, 175);
    }

    [Fact]
    public void A_crop_of_the_right_shape_is_written_in_place()
    {
        using var image = new Mat(400, 400, MatType.CV_8UC3, Scalar.All(77));
        using var crop = new Mat(CardWarp.Size, CardWarp.Size, MatType.CV_8UC3);
        var before = crop.Data;

        CardRectifier.Rectify(image, new Ellipse(200, 200, 190, 185, 0), crop);

        Assert.Equal(before, crop.Data);
        Assert.Equal(new Vec3b(77, 77, 77), crop.At<Vec3b>(96, 96));
    }

    private static Mat Rectify(Mat image, Ellipse outline)
    {
        var crop = new Mat();
        CardRectifier.Rectify(image, outline, crop);
        return crop;
    }

    private static void Draw(Mat image, Ellipse e, Scalar color)
    {
        var center = new Point((int)Math.Round(e.X * 1024), (int)Math.Round(e.Y * 1024));
        image.Circle(center, (int)Math.Round(e.A * 1024), color, -1, LineTypes.AntiAlias, 10);
    }

    private static Point2d DarkCenter(Mat crop)
    {
        using var grey = crop.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var dark = new Mat();
        using var disc = new Mat(grey.Size(), MatType.CV_8UC1, Scalar.All(0));
        disc.Circle(96, 96, 88, Scalar.All(255), -1);
        Cv2.BitwiseNot(grey, dark);
        using var inner = new Mat(grey.Size(), MatType.CV_8UC1, Scalar.All(0));
        dark.CopyTo(inner, disc);
        var m = Cv2.Moments(inner);
        return new Point2d(m.M10 / m.M00, m.M01 / m.M00);
    }
}
