using OpenCvSharp;

namespace Dobble.Scenes.Tables.Surfaces;

/// <summary>Random textures that repeat no pattern.</summary>
internal static class Noise
{
    /// <summary>
    /// Smooth noise around 0 with deviation about 1: random values at a coarse grid, interpolated. 32-bit float, one channel.
    /// </summary>
    public static Mat Smooth(Random random, Size size, int columns, int rows)
    {
        using var coarse = new Mat(Math.Max(2, rows), Math.Max(2, columns), MatType.CV_32FC1);
        for (int y = 0, height = coarse.Rows; y < height; y++)
        {
            foreach (ref var value in Pixels.Row<float>(coarse, y))
                value = (float)random.Normal();
        }

        var fine = new Mat();
        Cv2.Resize(coarse, fine, size, 0, 0, InterpolationFlags.Cubic);
        return fine;
    }

    /// <summary>
    /// A sum of smooth noises, each twice as fine and <paramref name="persistence"/> times as strong as the last; around 0
    /// with deviation about 1.
    /// </summary>
    public static Mat Fractal(Random random, Size size, int coarsest, int octaves, double persistence = 0.55)
    {
        var sum = Smooth(random, size, coarsest, coarsest);
        var (strength, power) = (1.0, 1.0);
        for (var i = 1; i < octaves; i++)
        {
            strength *= persistence;
            using var octave = Smooth(random, size, coarsest << i, coarsest << i);
            Cv2.ScaleAdd(octave, strength, sum, sum);
            power += strength * strength;
        }

        sum.ConvertTo(sum, -1, 1 / Math.Sqrt(power));
        return sum;
    }

    /// <summary>Colours from noise: -1.5 gives the first colour, 1.5 the second. 8-bit BGR.</summary>
    public static Mat Colorize(Mat noise, Scalar low, Scalar high)
    {
        var image = new Mat(noise.Rows, noise.Cols, MatType.CV_8UC3);
        for (int y = 0, rows = noise.Rows; y < rows; y++)
        {
            var from = Pixels.Row<float>(noise, y);
            var to = Pixels.Row<byte>(image, y);
            for (int x = 0, i = 0; x < from.Length; x++, i += 3)
            {
                var t = Math.Clamp((from[x] / 3.0) + 0.5, 0, 1);
                to[i] = Pixels.Clamp(low.Val0 + (t * (high.Val0 - low.Val0)));
                to[i + 1] = Pixels.Clamp(low.Val1 + (t * (high.Val1 - low.Val1)));
                to[i + 2] = Pixels.Clamp(low.Val2 + (t * (high.Val2 - low.Val2)));
            }
        }

        return image;
    }
}
