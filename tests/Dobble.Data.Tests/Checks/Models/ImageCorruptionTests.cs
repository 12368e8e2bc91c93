using Dobble.Data.Checks.Models;
using Dobble.Data.Evaluation;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Tests.Checks.Models;

public sealed class ImageCorruptionTests
{
    [Fact]
    public void Every_fault_has_three_grades_that_get_stronger()
    {
        using var image = Image();
        foreach (var corruption in ImageCorruption.All.Where(f => f.Turn == 0).GroupBy(f => f.Name))
        {
            var changes = corruption.OrderBy(f => f.Strength).Select(f => Change(image, f)).ToArray();
            Assert.Equal(3, changes.Length);
            Assert.True(changes[0] > 0 && changes[0] < changes[1] && changes[1] < changes[2], $"{corruption.Key}: {string.Join(", ", changes)}");
        }
    }

    [Fact]
    public void The_same_fault_spoils_an_image_the_same_way_again()
    {
        using var image = Image();
        var noise = ImageCorruption.All.First(f => f.Name == "noise");
        using var first = noise.Spoil(image);
        using var second = noise.Spoil(image);
        Assert.Equal(0, Cv2.Norm(first, second));
    }

    [Fact]
    public void A_turned_image_takes_its_truth_along()
    {
        using var image = new Mat(100, 200, MatType.CV_8UC3, Scalar.Black);
        Cv2.Rectangle(image, new Rect(150, 20, 20, 20), Scalar.White, -1);
        var truth = new PhotoTruth("p", "s", 200, 100, [new TrueCard(0, [new TrueSymbol(3, new Box(150, 20, 170, 40))])], []);
        var (turned, moved) = ImageCorruption.All.First(f => f.Turn == 45).Apply(image, truth);
        using (turned)
        {
            var box = moved.Cards[0].Symbols[0].Box;
            Assert.Equal(255, turned.At<Vec3b>((int)box.CenterY, (int)box.CenterX).Item0);
            Assert.Equal((turned.Width, turned.Height), (moved.Width, moved.Height));
        }
    }

    private static double Change(Mat image, ImageCorruption corruption)
    {
        using var spoiled = corruption.Spoil(image);
        return Cv2.Norm(image, spoiled);
    }

    private static Mat Image()
    {
        var image = new Mat(240, 320, MatType.CV_8UC3, Scalar.All(120));
        for (var i = 0; i < 12; i++)
            Cv2.Circle(image, new Point(20 + (25 * i), 60 + (10 * i)), 18, new Scalar(20 * i, 200 - (15 * i), 90), -1);
        return image;
    }
}
