using CsCheck;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Detection;

public sealed class SymbolsOutlineTests
{
    private static readonly Gen<Ellipse> Ellipses =
        from x in Gen.Double[50, 400]
        from y in Gen.Double[50, 400]
        from a in Gen.Double[20, 200]
        from ratio in Gen.Double[0.5, 1]
        from angle in Gen.Double[-1.5, 1.5]
        select new Ellipse(x, y, a, a * ratio, angle);

    [Fact]
    public void The_smallest_ellipse_around_an_ellipses_points_is_that_ellipse() => Ellipses.Sample(
        truth =>
        {
            var found = SymbolsOutline.SmallestAround(truth.Outline(40));
            Assert.All(truth.Outline(16), p => Assert.Equal(1, found.NormalizedDistance(p.X, p.Y), 0.02));
        },
        iter: 50);

    [Fact]
    public void The_smallest_ellipse_holds_every_point() => Ellipses.Array[2, 6].Sample(
        ellipses =>
        {
            var points = ellipses.SelectMany(e => e.Outline(9)).ToArray();
            var found = SymbolsOutline.SmallestAround(points);
            Assert.All(points, p => Assert.InRange(found.NormalizedDistance(p.X, p.Y), 0, 1.05));
        },
        iter: 50);

    [Fact]
    public void The_smallest_ellipse_around_points_on_a_line_is_flat()
    {
        var found = SymbolsOutline.SmallestAround([.. Enumerable.Range(0, 9).Select(i => new Point2d(10 + (3 * i), 20 + (4 * i)))]);

        Assert.Equal((22, 36), (found.X, found.Y));
        Assert.Equal(0, found.B, 1e-3);
        Assert.Equal(Math.Atan2(4, 3), found.Angle, 1e-3);
    }
}
