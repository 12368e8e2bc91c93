using Dobble.Data.Evaluation;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Checks.Models;

/// <summary>Something that spoils an image, in grades.</summary>
/// <param name="Name">What.</param>
/// <param name="Grade">How much, for people.</param>
/// <param name="Strength">How much, 1 being the mildest.</param>
/// <param name="Spoil">Spoils an image; the result is the caller's.</param>
public sealed record ImageCorruption(string Name, string Grade, int Strength, Func<Mat, Mat> Spoil)
{
    /// <summary>Turns image and truth about the centre, in degrees; 0 for no turn.</summary>
    public double Turn { get; init; }

    /// <summary>Every corruption in every grade.</summary>
    public static IReadOnlyList<ImageCorruption> All { get; } =
    [
        .. Graded("blur", [("1 ‰ of the width", 1), ("2 ‰", 2), ("4 ‰", 4)], (image, sigma) => image.GaussianBlur(default, Math.Max(0.3, sigma * image.Width / 1000))),
        .. Graded("noise", [("10 of 255", 10), ("20", 20), ("40", 40)], Noise),
        .. Graded("darkness", [("60 % of the light", 0.6), ("35 %", 0.35), ("20 %", 0.2)], Scaled),
        .. Graded("brightness", [("140 % of the light", 1.4), ("180 %", 1.8), ("240 %", 2.4)], Scaled),
        .. Graded("JPEG", [("quality 50", 50), ("20", 20), ("8", 8)], Jpeg),
        .. new[] { 10, 25, 45 }.Select((degrees, i) => new ImageCorruption("rotation", $"{degrees}°", i + 1, image => image.Clone()) { Turn = degrees }),
    ];

    /// <summary>The spoiled image, the caller's, and what is really on it.</summary>
    public (Mat Image, PhotoTruth Truth) Apply(Mat image, PhotoTruth truth)
    {
        var spoiled = Spoil(image);
        if (Turn == 0)
            return (spoiled, truth);
        using (spoiled)
            return Turned(spoiled, truth);
    }

    private static IEnumerable<ImageCorruption> Graded(string name, (string Grade, double Value)[] grades, Func<Mat, double, Mat> spoil) =>
        grades.Select((g, i) => new ImageCorruption(name, g.Grade, i + 1, image => spoil(image, g.Value)));

    private static Mat Noise(Mat image, double deviation)
    {
        // The same noise on every image, so that models are compared on the same pixels.
        Cv2.SetTheRNG(1);
        using var noise = new Mat(image.Size(), MatType.CV_16SC3);
        Cv2.Randn(noise, Scalar.All(0), Scalar.All(deviation));
        using var sum = new Mat();
        Cv2.Add(image, noise, sum, dtype: MatType.CV_16S);
        var result = new Mat();
        sum.ConvertTo(result, MatType.CV_8U);
        return result;
    }

    private static Mat Scaled(Mat image, double gain)
    {
        var result = new Mat();
        image.ConvertTo(result, MatType.CV_8U, gain);
        return result;
    }

    private static Mat Jpeg(Mat image, double quality) =>
        Cv2.ImDecode(image.ImEncode(".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, (int)quality)), ImreadModes.Color);

    // The canvas grows, so that nothing is cut off; boxes keep their size, as those of round-ish symbols nearly do.
    private (Mat, PhotoTruth) Turned(Mat image, PhotoTruth truth)
    {
        var diagonal = (int)Math.Ceiling(Math.Sqrt(((double)image.Width * image.Width) + ((double)image.Height * image.Height)));
        using var turn = Cv2.GetRotationMatrix2D(new Point2f(image.Width / 2f, image.Height / 2f), Turn, 1);
        turn.Set(0, 2, turn.Get<double>(0, 2) + ((diagonal - image.Width) / 2.0));
        turn.Set(1, 2, turn.Get<double>(1, 2) + ((diagonal - image.Height) / 2.0));
        var result = image.WarpAffine(turn, new Size(diagonal, diagonal), InterpolationFlags.Linear, BorderTypes.Replicate);
        Box Move(Box box)
        {
            var x = (turn.Get<double>(0, 0) * box.CenterX) + (turn.Get<double>(0, 1) * box.CenterY) + turn.Get<double>(0, 2);
            var y = (turn.Get<double>(1, 0) * box.CenterX) + (turn.Get<double>(1, 1) * box.CenterY) + turn.Get<double>(1, 2);
            return new Box((float)(x - (box.Width / 2)), (float)(y - (box.Height / 2)), (float)(x + (box.Width / 2)), (float)(y + (box.Height / 2)));
        }

        return (result, truth with
        {
            Width = diagonal,
            Height = diagonal,
            Cards = [.. truth.Cards.Select(c => c with { Symbols = [.. c.Symbols.Select(s => s with { Box = Move(s.Box) })], Outline = null })],
            Ignored = [.. truth.Ignored.Select(Move)],
        });
    }
}
