using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>What a sensor and the file that it writes do to an image, in place: noise, too few pixels, JPEG.</summary>
internal static class Sensor
{
    private const int NoiseBits = 18;
    private static readonly sbyte[] NoiseTape = RecordNoise();

    /// <summary>Adds noise to a BGR image.</summary>
    /// <param name="random">Says where the noise begins.</param>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="luma">Standard deviation of what the colours have in common.</param>
    /// <param name="chroma">Standard deviation of what each has of its own.</param>
    public static void Noise(Random random, Mat image, double luma, double chroma)
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

    /// <summary>Takes the image with fewer pixels than it has.</summary>
    /// <param name="image">The image.</param>
    /// <param name="factor">Size of the small image, below 1.</param>
    /// <param name="back">How it is made large again.</param>
    /// <param name="spoil">What happens to the small image; null for nothing.</param>
    public static void LowResolution(Mat image, double factor, InterpolationFlags back, Action<Mat>? spoil = null) =>
        LowResolution(image, factor, factor, back, spoil);

    /// <summary>Takes the image with fewer pixels than it has, across and down.</summary>
    public static void LowResolution(Mat image, double across, double down, InterpolationFlags back, Action<Mat>? spoil)
    {
        using var small = new Mat();
        var size = new Size(Math.Max(1, Math.Round(image.Width * across)), Math.Max(1, Math.Round(image.Height * down)));
        Cv2.Resize(image, small, size, 0, 0, InterpolationFlags.Area);
        spoil?.Invoke(small);
        Cv2.Resize(small, image, image.Size(), 0, 0, back);
    }

    /// <summary>Compresses and opens the image again.</summary>
    /// <param name="image">The image.</param>
    /// <param name="quality">JPEG's quality, 1 to 100.</param>
    public static void Jpeg(Mat image, int quality)
    {
        Cv2.ImEncode(".jpg", image, out var bytes, new ImageEncodingParam(ImwriteFlags.JpegQuality, quality));
        using var decoded = Cv2.ImDecode(bytes, ImreadModes.Color);
        decoded.CopyTo(image);
    }

    private static byte Shifted(int value, int noise) => (byte)Math.Clamp(value + (noise >> 8), 0, 255);

    private static sbyte[] RecordNoise()
    {
        var random = new Random(7);
        var tape = new sbyte[1 << NoiseBits];
        for (var i = 0; i < tape.Length; i++)
            tape[i] = (sbyte)Math.Clamp(random.Normal(32), -127, 127);
        return tape;
    }
}
