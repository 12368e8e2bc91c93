using OpenCvSharp;

namespace Dobble.Vision.Inference;

/// <summary>From interleaved BGR bytes to the planes of RGB floats, 0 to 1, that the networks take.</summary>
internal static class PlanarPixels
{
    private static readonly float[] Levels = [.. Enumerable.Range(0, 256).Select(level => level / (float)NetworkGrid.White)];

    /// <summary>Converts an image.</summary>
    /// <param name="bgr">Its pixels, row by row without gaps.</param>
    /// <param name="planes">Receives red, green and blue, one after the other; three times as long as <paramref name="bgr"/>.</param>
    public static void Fill(ReadOnlySpan<Vec3b> bgr, Span<float> planes)
    {
        var count = bgr.Length;
        var red = planes[..count];
        var green = planes.Slice(count, count);
        var blue = planes.Slice(2 * count, count);
        var levels = Levels;
        for (var i = 0; i < bgr.Length; i++)
        {
            var pixel = bgr[i];
            red[i] = levels[pixel.Item2];
            green[i] = levels[pixel.Item1];
            blue[i] = levels[pixel.Item0];
        }
    }
}
