using Dobble.TestKit;
using OpenCvSharp;

namespace Dobble.Training.Tests.Commands;

/// <summary>A data folder of ten symbols, a round blot each: enough to train on, though nothing is learnt.</summary>
internal static class DrawnScans
{
    public static void Write(TemporaryFolder folder)
    {
        foreach (var name in new[] { "anchor", "apple", "bomb", "cactus", "candle", "car", "carrot", "cat", "cheese", "clock" })
        {
            using var image = new Mat(120, 120, MatType.CV_8UC3, Scalar.White);
            Cv2.Circle(image, new Point(60, 60), 10 + (4 * name.Length), new Scalar(10 * name.Length, 60, 90), -1);
            Directory.CreateDirectory(folder.File($"symbols/scans/{name}"));
            Assert.True(image.SaveImage(folder.File($"symbols/scans/{name}/one.png")));
        }
    }
}
