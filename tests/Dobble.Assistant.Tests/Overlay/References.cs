using Dobble.TestKit;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Overlay;

/// <summary>
/// Images that drawings are compared with. DOBBLE_RENEW_REFERENCES=1 writes them anew; look at them before they are committed.
/// </summary>
internal static class References
{
    /// <summary>Share of pixels that may differ by more than <see cref="Visible"/>: drivers draw edges differently.</summary>
    private const double MaxDifferent = 0.01;
    private const double Visible = 40;
    private const int MaxSide = 1000;

    private static string Folder { get; } = Path.Combine(TestPaths.Root, "tests", "Dobble.Assistant.Tests", "Overlay", "References");

    /// <summary>Compares with a reference; a large image is halved until it is small enough to be kept.</summary>
    public static void Compare(string name, Mat drawn)
    {
        if (Math.Max(drawn.Width, drawn.Height) > MaxSide)
        {
            using var half = drawn.Resize(default, 0.5, 0.5, InterpolationFlags.Area);
            Compare(name, half);
            return;
        }

        var path = Path.Combine(Folder, name + ".png");
        if (Environment.GetEnvironmentVariable("DOBBLE_RENEW_REFERENCES") == "1")
            Cv2.ImWrite(path, drawn, new ImageEncodingParam(ImwriteFlags.PngCompression, 9));
        Assert.True(File.Exists(path), $"{path} is missing: make it with DOBBLE_RENEW_REFERENCES=1");
        using var reference = Cv2.ImRead(path);
        Compare(name, reference, drawn);
    }

    /// <summary>Asserts that two images look alike.</summary>
    public static void Compare(string name, Mat expected, Mat drawn)
    {
        Assert.Equal(expected.Size(), drawn.Size());
        using var difference = new Mat();
        Cv2.Absdiff(expected, drawn, difference);
        using var grey = difference.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var visible = grey.Threshold(Visible, 255, ThresholdTypes.Binary);
        var share = Cv2.CountNonZero(visible) / (double)(visible.Width * visible.Height);
        if (share <= MaxDifferent)
            return;
        var actual = Path.Combine(Path.GetTempPath(), $"dobble-{name}.png");
        Cv2.ImWrite(actual, drawn);
        Assert.Fail($"{name}: {share:P1} of the pixels differ; what was drawn is {actual}");
    }
}
