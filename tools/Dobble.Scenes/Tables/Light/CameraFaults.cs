using OpenCvSharp;

namespace Dobble.Scenes.Tables.Light;

/// <summary>What cameras do to an image besides taking it: blur, resampling, noise, sharpening, compression.</summary>
internal static class CameraFaults
{
    private const int NoiseBits = 18;
    private static readonly sbyte[] NoiseTape = RecordNoise();

    /// <summary>Applies faults to a BGR image, in place.</summary>
    /// <param name="random">Decides which.</param>
    /// <param name="image">The image.</param>
    /// <param name="strength">0 for none, 1 for those of webcams.</param>
    public static void Apply(Random random, Mat image, double strength)
    {
        if (strength <= 0)
            return;
        var scale = Math.Sqrt(Math.Min(image.Width, image.Height) / 240.0);
        Blur(random, image, strength * scale);
        if (random.Chance(0.3 * strength))
            Resample(random, image);
        if (random.Chance(0.75))
            AddNoise(random, image, strength * random.LogBetween(0.7, 9), strength * random.LogBetween(0.5, 6));
        if (random.Chance(0.25 * strength))
            Sharpen(image, random.Between(0.3, 1));
        if (random.Chance(0.6))
            Compress(image, (int)(95 - (strength * random.Between(0, 62))));
    }

    private static void Blur(Random random, Mat image, double strength)
    {
        if (random.Chance(0.5))
            Cv2.GaussianBlur(image, image, default, 0.01 + (strength * random.LogBetween(0.3, 1.7)));
        else if (random.Chance(0.25))
            Smear(random, image, strength * random.Between(1, 4));
    }

    private static void Smear(Random random, Mat image, double reach)
    {
        var half = (int)Math.Ceiling(reach);
        using var kernel = new Mat((2 * half) + 1, (2 * half) + 1, MatType.CV_8UC1, Scalar.All(0));
        var (sin, cos) = Math.SinCos(random.Angle());
        Point End(double sign) => new(16 * (half + (sign * reach * cos)), 16 * (half + (sign * reach * sin)));
        Cv2.Line(kernel, End(-1), End(1), Scalar.All(255), 1, LineTypes.AntiAlias, 4);
        using var weights = new Mat();
        kernel.ConvertTo(weights, MatType.CV_32FC1, 1 / Cv2.Sum(kernel).Val0);
        Cv2.Filter2D(image, image, -1, weights);
    }

    private static void Resample(Random random, Mat image)
    {
        var factor = random.Between(0.4, 0.9);
        using var small = new Mat();
        Cv2.Resize(image, small, default, factor, factor, InterpolationFlags.Area);
        Cv2.Resize(small, image, image.Size(), 0, 0, random.Chance(0.5) ? InterpolationFlags.Linear : InterpolationFlags.Cubic);
    }

    /// <summary>Adds noise of these deviations, common to the colours and of each.</summary>
    public static void AddNoise(Random random, Mat image, double luma, double chroma)
    {
        // The tape's deviation is 32: a factor of 8·d gives noise of deviation d after the shift by 8.
        var (common, own) = ((int)(8 * luma), (int)(8 * chroma));
        const int Mask = (1 << NoiseBits) - 1;
        for (int y = 0, rows = image.Rows; y < rows; y++)
        {
            var row = Pixels.Row<byte>(image, y);
            var (a, b) = (random.Next(), random.Next());
            for (var i = 0; i < row.Length; i += 3, a++)
            {
                var shared = common * NoiseTape[a & Mask];
                row[i] = Shifted(row[i], shared + (own * NoiseTape[(b + i) & Mask]));
                row[i + 1] = Shifted(row[i + 1], shared + (own * NoiseTape[(b + i + 1) & Mask]));
                row[i + 2] = Shifted(row[i + 2], shared + (own * NoiseTape[(b + i + 2) & Mask]));
            }
        }
    }

    private static byte Shifted(int value, int noise) => (byte)Math.Clamp(value + (noise >> 8), 0, 255);

    private static void Sharpen(Mat image, double amount)
    {
        using var soft = new Mat();
        Cv2.GaussianBlur(image, soft, default, 1.2);
        Cv2.AddWeighted(image, 1 + amount, soft, -amount, 0, image);
    }

    private static void Compress(Mat image, int quality)
    {
        Cv2.ImEncode(".jpg", image, out var bytes, new ImageEncodingParam(ImwriteFlags.JpegQuality, quality));
        using var decoded = Cv2.ImDecode(bytes, ImreadModes.Color);
        decoded.CopyTo(image);
    }

    private static sbyte[] RecordNoise()
    {
        var random = new Random(7);
        var tape = new sbyte[1 << NoiseBits];
        for (var i = 0; i < tape.Length; i++)
            tape[i] = (sbyte)Math.Clamp(random.Normal(32), -127, 127);
        return tape;
    }
}
