using Dobble.Scenes.Corruptions;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Corruptions;

public sealed class ViewTests
{
    private static readonly Size Size = new(200, 120);
    private static readonly Ellipse Spot = new(150, 40, 12, 12, 0);

    public static TheoryData<string> Views => ["same", "turned", "mirrored", "smaller", "larger", "part", "60°", "20°"];

    [Theory]
    [MemberData(nameof(Views))]
    public void The_truth_moves_with_the_image(string name)
    {
        var view = Make(name);
        using var image = SpotOnBlack();
        using var seen = view.Of(image);
        Assert.Equal(view.Size, seen.Size());

        AssertShows(seen, view.Move(Spot));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(40)]
    [InlineData(20)]
    public void The_truth_moves_with_what_a_camera_from_any_side_sees(double degrees)
    {
        var camera = new ViewCamera(degrees * Math.PI / 180, 0.6, 0.1, true, new Point2d(140, 50), 1.2, 2);
        var view = View.From(Size, new Size(160, 120), camera);
        using var image = SpotOnBlack();
        using var seen = view.Of(image, 1, BorderTypes.Constant, Scalar.Black);

        AssertShows(seen, view.Move(Spot));
        Assert.Equal(Math.Sin(camera.Elevation), view.Move(Spot).AxisRatio, 0.03);
    }

    [Fact]
    public void A_box_in_a_turned_image_keeps_its_size_as_a_round_symbol_does()
    {
        var box = View.Turned(Size, 45).Move(new Box(140, 30, 160, 50));
        Assert.Equal(20, box.Width, 0.01);
        Assert.Equal(20, box.Height, 0.01);
    }

    [Fact]
    public void A_lower_camera_keeps_the_whole_image_in_the_frame_and_flattens_it()
    {
        var before = double.PositiveInfinity;
        foreach (var degrees in new[] { 90, 60, 40, 20 })
        {
            var view = View.Lowered(Size, degrees);
            foreach (var (x, y) in new[] { (1, 1), (198, 1), (1, 118), (198, 118) })
            {
                var corner = view.Move(new Ellipse(x, y, 1, 1, 0));
                Assert.True(view.Shows(corner.X, corner.Y));
            }

            var middle = view.Move(new Ellipse(100, 60, 5, 5, 0));
            Assert.True(middle.AxisRatio < before);
            Assert.Equal(Math.Sin(degrees * Math.PI / 180), middle.AxisRatio, 0.01);
            before = middle.AxisRatio;
        }
    }

    private static View Make(string name) => name switch
    {
        "turned" => View.Turned(Size, 30),
        "mirrored" => View.Mirrored(Size),
        "smaller" => View.Scaled(Size, 90),
        "larger" => View.Scaled(Size, 390),
        "part" => View.Part(new Rect(100, 10, 90, 80)),
        "60°" => View.Lowered(Size, 60),
        "20°" => View.Lowered(Size, 20),
        _ => View.Same(Size),
    };

    private static Mat SpotOnBlack()
    {
        var image = new Mat(Size, MatType.CV_8UC3, Scalar.Black);
        Cv2.Circle(image, 150, 40, 12, Scalar.White, -1);
        return image;
    }

    /// <summary>Asserts that the bright spot of an image lies where an outline is, and is as large.</summary>
    private static void AssertShows(Mat seen, Ellipse outline)
    {
        using var bright = seen.ExtractChannel(0).Threshold(127, 255, ThresholdTypes.Binary);
        var moments = Cv2.Moments(bright, binaryImage: true);
        Assert.Equal(moments.M10 / moments.M00, outline.X, 0.7);
        Assert.Equal(moments.M01 / moments.M00, outline.Y, 0.7);
        Assert.InRange(moments.M00 / (Math.PI * outline.A * outline.B), 0.85, 1.2);
    }
}
