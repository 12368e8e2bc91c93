using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>Frames of a table that lies still, from a camera whose sensor and stand do not quite.</summary>
public static class ShakyFrames
{
    private const double Rate = 30;

    /// <summary>Most that the image moves, in pixels.</summary>
    private const double Shake = 1.5;

    /// <summary>Standard deviations of the sensor's noise in grey levels.</summary>
    private const double Luma = 3, Chroma = 3;

    /// <summary>The frames, each good until the next is asked for.</summary>
    /// <param name="image">The table, 8-bit BGR.</param>
    /// <param name="seed">Seed of shake and noise.</param>
    /// <param name="count">How many, at 30 a second.</param>
    public static IEnumerable<(TimeSpan Time, Mat Frame)> Of(Mat image, int seed, int count)
    {
        ArgumentNullException.ThrowIfNull(image);
        var random = new Random(seed);
        using var frame = new Mat();
        for (var i = 0; i < count; i++)
        {
            using var move = Mat.FromArray(new double[,] { { 1, 0, Offset(random) }, { 0, 1, Offset(random) } });
            Cv2.WarpAffine(image, frame, move, image.Size(), InterpolationFlags.Linear, BorderTypes.Replicate);
            Sensor.Noise(random, frame, Luma, Chroma);
            yield return (TimeSpan.FromSeconds(i / Rate), frame);
        }
    }

    private static double Offset(Random random) => random.Between(-Shake, Shake);
}
