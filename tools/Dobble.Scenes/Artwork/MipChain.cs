using OpenCvSharp;

namespace Dobble.Scenes.Artwork;

/// <summary>An image and its halvings, so that it can be drawn small without aliasing. Owns all of them.</summary>
internal sealed class MipChain : IDisposable
{
    private readonly List<Mat> _levels;

    /// <summary>Takes over the image and makes the halvings down to about 8 pixels.</summary>
    public MipChain(Mat image)
    {
        _levels = [image];
        for (var size = image.Size(); Math.Min(size.Width, size.Height) >= 16;)
        {
            size = new Size(size.Width / 2, size.Height / 2);
            var half = new Mat();
            Cv2.Resize(_levels[^1], half, size, 0, 0, InterpolationFlags.Area);
            _levels.Add(half);
        }
    }

    /// <summary>The image at full size.</summary>
    public Mat Full => _levels[0];

    /// <summary>
    /// The level to sample when one image pixel becomes <paramref name="scale"/> target pixels, and the map from its
    /// pixels to those of the full image (scale and shift per axis; pixel centres are whole numbers in both).
    /// </summary>
    public (Mat Level, Homography ToFull) For(double scale)
    {
        // Half a level of bias towards the finer one: slight aliasing looks more like a camera than blur does.
        var index = Math.Clamp((int)Math.Round(-Math.Log2(scale) - 0.15), 0, _levels.Count - 1);
        var level = _levels[index];
        var (sx, sy) = ((double)Full.Width / level.Width, (double)Full.Height / level.Height);
        return (level, new Homography(sx, 0, (sx - 1) / 2, 0, sy, (sy - 1) / 2, 0, 0, 1));
    }

    public void Dispose()
    {
        foreach (var level in _levels)
            level.Dispose();
    }
}
