using Dobble.Training.Samples;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Tests.Samples;

public sealed class PhotoCardTests
{
    private static readonly Ellipse Outline = new(150, 140, 100, 80, 0.4);
    private static readonly Box Dark = new(165, 120, 195, 150);

    [Fact]
    public void However_a_card_is_turned_its_boxes_stay_on_its_symbols()
    {
        using var photo = new Mat(300, 320, MatType.CV_8UC3, new Scalar(60, 90, 60));
        Cv2.Ellipse(photo, new Point(150, 140), new Size(100, 80), 0.4 * 180 / Math.PI, 0, 360, Scalar.White, -1);
        Cv2.Ellipse(photo, new Point(180, 135), new Size(15, 15), 0, 0, 360, Scalar.Black, -1);
        var card = new PhotoCard(photo, Outline, [("dot", Dark)]);
        for (var seed = 0; seed < 40; seed++)
        {
            using var sample = card.Draw(new Random(seed));
            var box = Assert.Single(sample.Symbols).Box;
            var pixel = sample.Image.At<Vec3b>((int)box.CenterY, (int)box.CenterX);
            Assert.True(pixel.Item0 < 60, $"the centre of the box is ink (seed {seed}, {pixel})");
        }
    }
}
