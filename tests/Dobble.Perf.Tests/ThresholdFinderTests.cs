using Dobble.Perf.Baseline;
using OpenCvSharp;

namespace Dobble.Perf.Tests;

public sealed class ThresholdFinderTests
{
    [Fact]
    public void A_white_disc_on_a_dark_table_is_found_where_it_is()
    {
        using var image = Table();
        Cv2.Ellipse(image, new Point(200, 150), new Size(90, 60), 30, 0, 360, Scalar.All(240), -1);
        var outline = Assert.Single(ThresholdFinder.Find(image));
        Assert.Equal(200, outline.X, 1.0);
        Assert.Equal(150, outline.Y, 1.0);
        Assert.Equal(90, Math.Max(outline.A, outline.B), 1.5);
        Assert.Equal(60, Math.Min(outline.A, outline.B), 1.5);
        Assert.True(outline.Contains(200 + (80 * Math.Cos(Math.PI / 6)), 150 + (80 * Math.Sin(Math.PI / 6))));
    }

    [Fact]
    public void What_is_small_or_long_is_no_card()
    {
        using var image = Table();
        Cv2.Circle(image, new Point(60, 60), 20, Scalar.All(240), -1);
        Cv2.Rectangle(image, new Rect(20, 200, 360, 40), Scalar.All(240), -1);
        Assert.Empty(ThresholdFinder.Find(image));
    }

    [Fact]
    public void White_cards_on_white_paper_are_not_found()
    {
        using var image = new Mat(300, 400, MatType.CV_8UC3, Scalar.All(235));
        Cv2.Circle(image, new Point(200, 150), 90, Scalar.All(245), -1);
        Cv2.Rectangle(image, new Rect(0, 0, 60, 300), Scalar.All(30), -1);
        Assert.DoesNotContain(ThresholdFinder.Find(image), o => Math.Abs(o.X - 200) < 10 && Math.Abs(o.Radius - 90) < 20);
    }

    private static Mat Table() => new(300, 400, MatType.CV_8UC3, Scalar.All(40));
}
