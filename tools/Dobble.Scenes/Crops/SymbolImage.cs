using Dobble.Scenes.Artwork;
using OpenCvSharp;

namespace Dobble.Scenes.Crops;

/// <summary>
/// A symbol on white paper at several sizes, each half the one before, so that a small copy does not alias. On white, laying
/// it onto a card is a multiplication, which keeps soft edges without cutting them out.
/// </summary>
public sealed class SymbolImage : IDisposable
{
    private const int LargestEdge = 112;
    private readonly Mat[] _levels;

    /// <summary>Makes the copies of an image.</summary>
    /// <param name="symbol">Class of the symbol: an identifier of the training set, the same for every image of it.</param>
    /// <param name="onWhite">BGR image, white around the symbol; not kept.</param>
    /// <param name="clean">Whether to take a grey fringe of paper around the symbol to white, as crops of photos have it.</param>
    public SymbolImage(string symbol, Mat onWhite, bool clean)
    {
        Symbol = symbol;
        var levels = new List<Mat>();
        using var whitened = clean ? Whitened(onWhite) : onWhite.Clone();
        using var ink = Ink(whitened);
        var bounds = Cv2.BoundingRect(ink);
        using var cut = bounds.Width > 8 && bounds.Height > 8 ? new Mat(whitened, bounds) : whitened.Clone();
        var scale = Math.Min(1.0, (double)LargestEdge / Math.Max(cut.Width, cut.Height));
        var level = cut.Resize(default, scale, scale, InterpolationFlags.Area);
        levels.Add(level);
        for (var edge = Math.Max(level.Width, level.Height); edge > 48; edge /= 2)
        {
            level = level.Resize(default, 0.5, 0.5, InterpolationFlags.Area);
            levels.Add(level);
        }

        _levels = [.. levels];
    }

    /// <summary>Class of the symbol.</summary>
    public string Symbol { get; }

    /// <summary>An image of artwork; the caller's.</summary>
    /// <param name="symbol">Class of the symbol.</param>
    /// <param name="artwork">The artwork; borrowed.</param>
    public static SymbolImage Of(string symbol, Sprite artwork)
    {
        ArgumentNullException.ThrowIfNull(artwork);
        using var white = artwork.OnWhite();
        return new SymbolImage(symbol, white, clean: false);
    }

    /// <summary>
    /// Draws the symbol turned by <paramref name="angle"/> so that its longer edge before turning has the given length.
    /// </summary>
    /// <returns>A BGR image on white, cut tightly to the symbol; the caller's.</returns>
    public Mat Draw(double length, double angle, double stretch)
    {
        var level = _levels[0];
        foreach (var candidate in _levels)
        {
            if (Math.Max(candidate.Width, candidate.Height) >= length)
                level = candidate;
        }

        var scale = length / Math.Max(level.Width, level.Height);
        var edge = (int)Math.Ceiling(Math.Sqrt((level.Width * level.Width) + (level.Height * level.Height)) * scale * Math.Max(stretch, 1))
            + 4;
        var (s, c) = Math.SinCos(angle);
        var (sx, sy) = (scale * stretch, scale / stretch);
        using var turn = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new[]
        {
            c * sx, -s * sy, (edge / 2.0) - (c * sx * level.Width / 2) + (s * sy * level.Height / 2),
            s * sx, c * sy, (edge / 2.0) - (s * sx * level.Width / 2) - (c * sy * level.Height / 2),
        });
        using var drawn = new Mat();
        Cv2.WarpAffine(level, drawn, turn, new Size(edge, edge), InterpolationFlags.Linear, BorderTypes.Constant, Scalar.White);
        using var ink = Ink(drawn);
        var bounds = Cv2.BoundingRect(ink);
        return bounds.Width > 0 ? new Mat(drawn, bounds).Clone() : drawn.Clone();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var level in _levels)
            level.Dispose();
    }

    /// <summary>Mask of what is not paper, specks left out; 8-bit, 255 where ink is.</summary>
    public static Mat Ink(Mat onWhite)
    {
        using var channels = new Mat();
        using var darkest = new Mat();
        Cv2.Split(onWhite, out var planes);
        Cv2.Min(planes[0], planes[1], darkest);
        Cv2.Min(darkest, planes[2], darkest);
        foreach (var plane in planes)
            plane.Dispose();
        var ink = new Mat();
        Cv2.Threshold(darkest, ink, 205, 255, ThresholdTypes.BinaryInv);
        using var opened = new Mat();
        using var kernel = Cv2.GetStructuringElement(MorphShapes.Rect, new Size(2, 2));
        Cv2.MorphologyEx(ink, opened, MorphTypes.Open, kernel);
        opened.CopyTo(ink);
        return ink;
    }

    /// <summary>Takes the grey-blue fringe of paper that crops of photos keep around a symbol to white.</summary>
    private static Mat Whitened(Mat image)
    {
        var clean = image.Clone();
        using var hsv = image.CvtColor(ColorConversionCodes.BGR2HSV);
        using var paper = new Mat();
        Cv2.InRange(hsv, new Scalar(0, 0, 150), new Scalar(180, 70, 255), paper);
        // Only paper that touches the border goes: a symbol's own white (an eye, a skull) stays inside its outline anyway.
        using var padded = new Mat();
        Cv2.CopyMakeBorder(paper, padded, 1, 1, 1, 1, BorderTypes.Constant, Scalar.White);
        Cv2.FloodFill(padded, new Point(0, 0), new Scalar(128));
        using var outside = new Mat(padded, new Rect(1, 1, paper.Width, paper.Height)).Equals(128).ToMat();
        clean.SetTo(Scalar.White, outside);
        return clean;
    }
}
