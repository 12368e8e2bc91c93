using OpenCvSharp;

namespace Dobble.Scenes.Artwork;

/// <summary>
/// The artwork of one symbol, cut out: 8-bit BGRA with the colours premultiplied by the anti-aliased alpha, cropped to
/// the alpha. Whoever made it disposes of it.
/// </summary>
public sealed class Sprite : IDisposable
{
    private const byte Solid = 64;
    private const int PaperWhite = 222;
    private readonly MipChain _mips;

    private Sprite(Mat premultiplied)
    {
        _mips = new MipChain(premultiplied);
        Hull = FindHull(premultiplied);
    }

    /// <summary>The full-size image, premultiplied BGRA; owned by the sprite.</summary>
    public Mat Image => _mips.Full;

    /// <summary>
    /// Convex hull of what is solid, in pixels of <see cref="Image"/> where whole numbers are pixel centres; covers the pixels' corners.
    /// </summary>
    internal IReadOnlyList<Point2d> Hull { get; }

    internal MipChain Mips => _mips;

    /// <summary>Cuts the solid part out of a BGRA image; the image stays the caller's.</summary>
    /// <param name="image">8-bit BGRA.</param>
    /// <param name="premultiplied">Whether its colours are multiplied by its alpha already.</param>
    /// <exception cref="ArgumentException">The image is not BGRA or nothing in it is solid.</exception>
    public static Sprite FromImage(Mat image, bool premultiplied = false)
    {
        if (image.Type() != MatType.CV_8UC4)
            throw new ArgumentException("a sprite is made from an 8-bit BGRA image", nameof(image));
        using var alpha = image.ExtractChannel(3);
        using var mask = alpha.Threshold(Solid - 1, 255, ThresholdTypes.Binary);
        if (Cv2.CountNonZero(mask) == 0)
            throw new ArgumentException("nothing in the image is solid", nameof(image));

        // One clear pixel all around, so that interpolation fades the edges out.
        using var solid = new Mat(image, Cv2.BoundingRect(mask));
        var cut = solid.CopyMakeBorder(1, 1, 1, 1, BorderTypes.Constant, Scalar.All(0));
        if (!premultiplied)
            Pixels.Premultiply(cut);
        return new Sprite(cut);
    }

    /// <summary>Cuts a symbol out of an image of it on white; what is white within it stays.</summary>
    /// <param name="image">8-bit BGR, the symbol clear of the edges; stays the caller's.</param>
    /// <exception cref="ArgumentException">There is nothing but white in it.</exception>
    public static Sprite FromWhite(Mat image)
    {
        // What is as bright as the paper and joined to the edge is paper.
        using var framed = image.CopyMakeBorder(1, 1, 1, 1, BorderTypes.Constant, Scalar.All(255));
        using var grey = framed.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var bright = grey.Threshold(PaperWhite, 255, ThresholdTypes.Binary);
        Cv2.FloodFill(bright, new Point(0, 0), Scalar.All(128));
        using var solid = new Mat();
        Cv2.Compare(bright, Scalar.All(128), solid, CmpTypes.NE);
        Cv2.GaussianBlur(solid, solid, new Size(3, 3), 0);
        using var cut = new Mat();
        Cv2.CvtColor(framed, cut, ColorConversionCodes.BGR2BGRA);
        Cv2.InsertChannel(solid, cut, 3);
        return FromImage(cut);
    }

    /// <summary>The artwork with its alpha straight, BGRA, as image files have it; the caller's.</summary>
    public Mat Straight()
    {
        var straight = Image.Clone();
        Pixels.Unpremultiply(straight);
        return straight;
    }

    /// <summary>The artwork on white, BGR; the caller's.</summary>
    public Mat OnWhite()
    {
        using var color = Image.CvtColor(ColorConversionCodes.BGRA2BGR);
        using var alpha = Image.ExtractChannel(3);
        using var clear = new Mat();
        Cv2.BitwiseNot(alpha, clear);
        using var white = clear.CvtColor(ColorConversionCodes.GRAY2BGR);
        var sum = new Mat();
        Cv2.Add(color, white, sum);
        return sum;
    }

    /// <inheritdoc/>
    public void Dispose() => _mips.Dispose();

    private static Point2d[] FindHull(Mat image)
    {
        var corners = new List<Point2f>();
        for (int y = 0, rows = image.Rows; y < rows; y++)
        {
            var row = Pixels.Row<byte>(image, y);
            var (first, last) = (-1, -1);
            for (int x = 0, columns = image.Cols; x < columns; x++)
            {
                if (row[(x * 4) + 3] < Solid)
                    continue;
                first = first < 0 ? x : first;
                last = x;
            }

            if (first < 0)
                continue;
            corners.AddRange([
                new Point2f(first - 0.5f, y - 0.5f), new Point2f(first - 0.5f, y + 0.5f),
                new Point2f(last + 0.5f, y - 0.5f), new Point2f(last + 0.5f, y + 0.5f)]);
        }

        return [.. Cv2.ConvexHull(corners).Select(p => new Point2d(p.X, p.Y))];
    }
}
