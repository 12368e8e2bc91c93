using OpenCvSharp;

namespace Dobble.Data.Evaluation.Unseen;

/// <summary>Frames of a table that lies still, from a camera whose sensor and stand do not quite.</summary>
internal static class ShakyFrames
{
    private const double Rate = 30;

    /// <summary>Most that the image moves, in pixels, and the noise's standard deviation in grey levels.</summary>
    private const double Shake = 1.5, Noise = 4;

    /// <summary>The frames, each good until the next is asked for.</summary>
    /// <param name="image">The table, 8-bit BGR.</param>
    /// <param name="seed">Seed of shake and noise.</param>
    /// <param name="count">How many, at 30 a second.</param>
    public static IEnumerable<(TimeSpan Time, Mat Frame)> Of(Mat image, int seed, int count)
    {
        var random = new Random(seed);
        using var frame = new Mat();
        using var noise = new Mat(image.Size(), MatType.CV_16SC3);
        for (var i = 0; i < count; i++)
        {
            using var move = Mat.FromArray(new double[,] { { 1, 0, Offset(random) }, { 0, 1, Offset(random) } });
            Cv2.WarpAffine(image, frame, move, image.Size(), InterpolationFlags.Linear, BorderTypes.Replicate);
            Cv2.SetTheRNG((ulong)random.Next());
            Cv2.Randn(noise, Scalar.All(0), Scalar.All(Noise));
            Cv2.Add(frame, noise, frame, dtype: (int)MatType.CV_8U);
            yield return (TimeSpan.FromSeconds(i / Rate), frame);
        }
    }

    private static double Offset(Random random) => Shake * ((2 * random.NextDouble()) - 1);
}
