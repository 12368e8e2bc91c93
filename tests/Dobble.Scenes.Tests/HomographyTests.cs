using CsCheck;
using Dobble.Scenes.Tables;

namespace Dobble.Scenes.Tests;

public sealed class HomographyTests
{
    private static readonly Gen<(TableCamera Camera, CardPose Pose)> Views =
        Gen.Select(
            Gen.Double[0, 1], Gen.Double[-3, 3], Gen.Double[8, 110], Gen.Double[0, 0.4], Gen.Double[-1.5, 1.5], Gen.Double[-1.5, 1.5])
            .Select(v => (
                new TableCamera(320, 240, 400, v.Item3, v.Item1, v.Item2),
                new CardPose(v.Item5, v.Item6, 0.1, v.Item2 * 2, v.Item4, v.Item5)));

    [Fact]
    public void Every_point_of_a_circle_is_mapped_onto_its_ellipse() => Views.Sample(view =>
    {
        var plane = view.Camera.Plane(view.Pose);
        var ellipse = plane.MapCircle(0, 0, 1);
        for (var i = 0; i < 12; i++)
        {
            var p = plane.Apply(Math.Cos(i), Math.Sin(i));
            Assert.Equal(1, ellipse.NormalizedDistance(p.X, p.Y), 1e-6);
        }
    });

    [Fact]
    public void The_inverse_leads_back() => Views.Sample(view =>
    {
        var plane = view.Camera.Plane(view.Pose);
        var p = plane.Apply(0.3, -0.8);
        var back = plane.Inverse().Apply(p.X, p.Y);
        Assert.Equal((0.3, -0.8), (Math.Round(back.X, 6), Math.Round(back.Y, 6)));
    });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(30, 0.866)]
    [InlineData(60, 0.5)]
    public void A_card_in_the_middle_looks_as_flat_as_the_camera_is_tilted(double degrees, double ratio)
    {
        var camera = new TableCamera(640, 480, 4000, 20, degrees * Math.PI / 180, 0.4);
        var outline = camera.Table.MapCircle(0, 0, 1);
        Assert.Equal(ratio, outline.AxisRatio, 0.01);
        Assert.Equal(20, outline.A, 0.2);
        Assert.Equal(319.5, outline.X, 0.1);
        Assert.Equal(239.5, outline.Y, 0.1);
    }

    [Fact]
    public void A_leaning_card_keeps_its_place_and_looks_narrower_across_the_axis()
    {
        var camera = new TableCamera(640, 480, 40000, 20, 0, 0);
        var outline = camera.Plane(new CardPose(2, -1, 0, 0.7, Tilt: 0.5, TiltAxis: 0)).MapCircle(0, 0, 1);
        Assert.Equal(319.5 + 40, outline.X, 0.1);
        Assert.Equal(239.5 - 20, outline.Y, 0.1);
        Assert.Equal(Math.Cos(0.5), outline.AxisRatio, 0.001);
        Assert.Equal(0, Math.Sin(outline.Angle), 0.01);
    }
}
