using Dobble.Scenes.Corruptions;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Corruptions;

public sealed class CorruptionTests
{
    [Fact]
    public void Every_graded_corruption_has_three_grades_that_get_stronger()
    {
        using var image = TestImage();
        foreach (var corruption in GradedCorruptions.All.Where(c => c.See is null).GroupBy(c => c.Name))
        {
            var changes = corruption.OrderBy(c => c.Strength).Select(c => Change(image, c)).ToArray();
            Assert.Equal(3, changes.Length);
            Assert.True(
                changes[0] > 0 && changes[0] < changes[1] && changes[1] < changes[2], $"{corruption.Key}: {string.Join(", ", changes)}");
        }
    }

    [Fact]
    public void The_same_seed_spoils_an_image_the_same_way_again_and_leaves_it_alone()
    {
        using var image = TestImage();
        using var before = image.Clone();
        foreach (var corruption in GradedCorruptions.All)
        {
            using var first = corruption.Apply(image, 5).Image;
            using var second = corruption.Apply(image, 5).Image;
            Assert.Equal(0, Cv2.Norm(first, second));
            Assert.Equal(0, Cv2.Norm(image, before));
        }
    }

    [Fact]
    public void Mixes_keep_size_and_type()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            using var image = new Mat(90, 140, MatType.CV_8UC3, new Scalar(120, 160, 200));
            CorruptionMix.Training(new Random(seed), image, 3);
            CorruptionMix.Scene(new Random(seed), image, 1);
            Assert.Equal(new Size(140, 90), image.Size());
            Assert.Equal(MatType.CV_8UC3, image.Type());
        }
    }

    [Fact]
    public void Motion_smears_a_point_along_its_line_and_keeps_its_light()
    {
        using var image = new Mat(41, 41, MatType.CV_8UC3, Scalar.Black);
        image.Set(20, 20, new Vec3b(255, 255, 255));
        Optics.Motion(image, reach: 7, angle: 0);
        using var grey = image.ExtractChannel(0);
        using var line = grey.RowRange(19, 22);
        Assert.InRange(Cv2.CountNonZero(grey.Row(20)), 14, 16);
        Assert.Equal(Cv2.CountNonZero(grey), Cv2.CountNonZero(line));
        Assert.InRange(Cv2.Sum(grey).Val0, 235, 275);
    }

    [Fact]
    public void Greyscale_and_infrared_have_no_colour()
    {
        using var image = TestImage();
        Colors.Saturate(image, 0);
        Assert.Equal(0, Colourfulness(image));
        using var night = TestImage();
        Colors.Infrared(new Random(1), night);
        Assert.Equal(0, Colourfulness(night));
    }

    private static double Colourfulness(Mat image)
    {
        using var blue = image.ExtractChannel(0);
        using var red = image.ExtractChannel(2);
        return Cv2.Norm(blue, red);
    }

    private static double Change(Mat image, Corruption corruption)
    {
        using var spoiled = corruption.Apply(image, 1).Image;
        return Cv2.Norm(image, spoiled);
    }

    private static Mat TestImage()
    {
        var image = new Mat(240, 320, MatType.CV_8UC3, Scalar.All(120));
        for (var i = 0; i < 12; i++)
            Cv2.Circle(image, new Point(20 + (25 * i), 60 + (10 * i)), 18, new Scalar(20 * i, 200 - (15 * i), 90), -1);
        return image;
    }
}
