using Dobble.Training.Samples;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Tests.Samples;

public sealed class TableImageTests
{
    private static readonly Ellipse Card = new(200, 160, 90, 60, 0.5);

    [Fact]
    public void A_view_shows_each_card_where_its_outline_is()
    {
        using var table = Table();
        for (var seed = 0; seed < 40; seed++)
        {
            using var view = table.Draw(new Random(seed), new Size(320, 240));
            var (outline, visible) = Assert.Single(view.Cards);
            using var shown = view.Image.InRange(new Scalar(250, 250, 250), Scalar.White);
            using var expected = new Mat(240, 320, MatType.CV_8UC1, Scalar.Black);
            Cv2.FillPoly(expected, [outline.Outline(90).Select(p => new Point((int)Math.Round(p.X), (int)Math.Round(p.Y)))], Scalar.White);
            using var both = new Mat();
            Cv2.BitwiseAnd(shown, expected, both);
            var area = Math.PI * outline.A * outline.B * visible;
            if (area > 400)
                Assert.True(Cv2.CountNonZero(both) > 0.9 * Math.Min(area, Cv2.CountNonZero(expected)), $"seed {seed}");
        }
    }

    [Fact]
    public void A_card_that_the_image_cuts_is_visible_in_part()
    {
        using var photo = new Mat(300, 400, MatType.CV_8UC3, Scalar.All(40));
        using var table = new TableImage(photo, [(new Ellipse(0, 150, 60, 60, 0), 1.0), (new Ellipse(200, 150, 50, 50, 0), 0.5)]);
        using var whole = table.Whole(320);
        Assert.Equal(0.5, whole.Cards[0].Visible, 0.05);
        Assert.Equal(0.5, whole.Cards[1].Visible, 1e-9);
        Assert.Equal(40, whole.Cards[1].Outline.A, 0.1);
    }

    private static TableImage Table()
    {
        using var photo = new Mat(320, 400, MatType.CV_8UC3, Scalar.All(40));
        Cv2.Ellipse(photo, new Point(200, 160), new Size(90, 60), 0.5 * 180 / Math.PI, 0, 360, Scalar.White, -1);
        return new TableImage(photo, [(Card, 1.0)]);
    }
}
