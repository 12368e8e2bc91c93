using Dobble.Scenes;
using Dobble.Scenes.Crops;
using Dobble.Training.Samples;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>Draws some training samples as one image, with what is asked for marked on them.</summary>
internal static class SampleSheet
{
    private const int Columns = 6;
    private const int Rows = 2;
    private const int Gap = 6;
    private static readonly Scalar Mark = new(70, 200, 60);
    private static readonly Scalar Doubt = new(40, 170, 240);

    /// <summary>A sheet of the finder's samples, as JPEG.</summary>
    public static byte[] Of(FinderSamples samples, FinderSampling sampling) => Of(i =>
    {
        using var sample = samples.Draw(Randoms.ForSample(sampling.Seed, i), sampling.Sizes[0]);
        var image = sample.Image.Clone();
        foreach (var (outline, visible) in sample.Cards)
            Draw(image, outline, visible >= 0.5 ? Mark : Doubt);
        return image;
    });

    /// <summary>A sheet of the reader's samples, as JPEG.</summary>
    public static byte[] Of(ReaderSamples samples, int seed) => Of(i =>
    {
        using var sample = samples.Draw(Randoms.ForSample(seed, i), i);
        var image = sample.Image.Clone();
        foreach (var symbol in sample.Symbols)
            Cv2.Rectangle(image, new Point((int)symbol.Box.X1, (int)symbol.Box.Y1), new Point((int)symbol.Box.X2, (int)symbol.Box.Y2),
                symbol.Visibility == Visibility.Seen ? Mark : Doubt);
        return image;
    });

    private static void Draw(Mat image, Ellipse outline, Scalar color)
    {
        var points = outline.Outline().Select(p => new Point((int)p.X, (int)p.Y)).ToArray();
        Cv2.Polylines(image, [points], true, color, 2, LineTypes.AntiAlias);
    }

    private static byte[] Of(Func<int, Mat> draw)
    {
        Mat? sheet = null;
        for (var i = 0; i < Columns * Rows; i++)
        {
            using var image = draw(i);
            sheet ??= new Mat((Rows * (image.Height + Gap)) - Gap, (Columns * (image.Width + Gap)) - Gap, MatType.CV_8UC3, Scalar.White);
            var place = new Rect(i % Columns * (image.Width + Gap), i / Columns * (image.Height + Gap), image.Width, image.Height);
            using var part = new Mat(sheet, place);
            image.CopyTo(part);
        }

        using (sheet)
            return sheet!.ImEncode(".jpg");
    }
}
