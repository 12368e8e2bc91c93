using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Recognition;

/// <summary>
/// Rectifies a card to the round crop that the reader network sees. Training uses this very code, so that the network
/// never meets a crop that was made in another way.
/// </summary>
public static class CardRectifier
{
    /// <summary>Distance from the crop's centre, in pixels, beyond which everything is grey: the table is no evidence.</summary>
    public const double VisibleRadius = 94;

    /// <summary>Image pixels a crop pixel may span before bilinear sampling would alias.</summary>
    private const double AliasFree = 1.5;

    /// <summary>How many times as large as the crop a portrait is at most.</summary>
    private const int MaxPortrait = 4;

    private static readonly Scalar Grey = Scalar.All(NetworkGrid.Grey);
    private static readonly Lazy<Mat> Surroundings = new(MakeSurroundings);

    /// <summary>Rectifies one card. Where the outline reaches beyond the image, the crop is grey.</summary>
    /// <param name="image">The image, BGR, 8 bits.</param>
    /// <param name="outline">The card's outline in pixels of the image.</param>
    /// <param name="crop">
    /// Receives the crop, BGR, 8 bits, <see cref="CardWarp.Size"/> square; written in place where it has that shape already.
    /// </param>
    public static void Rectify(Mat image, Ellipse outline, Mat crop)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(crop);
        crop.Create(CardWarp.Size, CardWarp.Size, MatType.CV_8UC3);
        var shrink = (int)(Math.Min(outline.A, outline.B) / CardWarp.Radius);
        if (shrink < 2)
            Warp(image, outline, crop);
        else
            ShrinkAndWarp(image, outline, shrink, crop);
        MaskOutside(crop);
    }

    /// <summary>
    /// Rectifies one card with as many pixels as the image has of it, up to a limit: the crop a whole number of times as large, so that a
    /// circle of as many times <see cref="CardWarp.Radius"/> in its middle is the card's outline (<see cref="PortraitOutline"/>).
    /// </summary>
    /// <param name="image">The image, BGR, 8 bits.</param>
    /// <param name="outline">The card's outline in pixels of the image.</param>
    /// <returns>The portrait, the caller's.</returns>
    public static Mat Portrait(Mat image, Ellipse outline)
    {
        ArgumentNullException.ThrowIfNull(image);
        var times = Math.Clamp((int)Math.Ceiling(Math.Max(outline.A, outline.B) / CardWarp.Radius), 1, MaxPortrait);
        var portrait = new Mat(CardWarp.Size * times, CardWarp.Size * times, MatType.CV_8UC3);
        var shrink = Math.Min(1, MaxPortrait * CardWarp.Radius / Math.Min(outline.A, outline.B));
        using var small = shrink < 1 ? image.Resize(default, shrink, shrink, InterpolationFlags.Area) : null;
        WarpOnce(small ?? image, outline.Scaled(shrink), portrait, times);
        return portrait;
    }

    /// <summary>The outline of the card in its portrait.</summary>
    public static Ellipse PortraitOutline(Mat portrait)
    {
        ArgumentNullException.ThrowIfNull(portrait);
        var times = (double)portrait.Width / CardWarp.Size;
        return new Ellipse((portrait.Width - 1) / 2.0, (portrait.Height - 1) / 2.0, times * CardWarp.Radius, times * CardWarp.Radius, 0);
    }

    /// <summary>Paints everything beyond <see cref="VisibleRadius"/> grey, in place.</summary>
    /// <param name="crop">A rectified crop.</param>
    public static void MaskOutside(Mat crop)
    {
        ArgumentNullException.ThrowIfNull(crop);
        crop.SetTo(Grey, Surroundings.Value);
    }

    /// <summary>
    /// Averages the card's surroundings down by a whole factor first, so that a big card costs little more than a small one.
    /// </summary>
    private static void ShrinkAndWarp(Mat image, Ellipse outline, int shrink, Mat crop)
    {
        var region = Region(image, outline, shrink);
        if (region.Width <= 0 || region.Height <= 0)
        {
            crop.SetTo(Grey);
            return;
        }

        using var card = image.SubMat(region);
        using var small = new Mat();
        Cv2.Resize(card, small, new Size(region.Width / shrink, region.Height / shrink), interpolation: InterpolationFlags.Area);
        var local = outline with { X = outline.X - region.X, Y = outline.Y - region.Y };
        Warp(small, local.Scaled(1.0 / shrink), crop);
    }

    /// <summary>The part of the image around the card, its sides multiples of the factor.</summary>
    private static Rect Region(Mat image, Ellipse outline, int shrink)
    {
        var bounds = outline.Bounds;
        var margin = (bounds.Width + bounds.Height) * 0.05;
        var left = (int)Math.Clamp(bounds.X1 - margin, 0, image.Width);
        var top = (int)Math.Clamp(bounds.Y1 - margin, 0, image.Height);
        var right = (int)Math.Clamp(bounds.X2 + margin, 0, image.Width);
        var bottom = (int)Math.Clamp(bounds.Y2 + margin, 0, image.Height);
        return new Rect(left, top, (right - left) / shrink * shrink, (bottom - top) / shrink * shrink);
    }

    /// <summary>Warps at a multiple of the crop's size and averages, where single samples would skip pixels (a tilted card).</summary>
    private static void Warp(Mat image, Ellipse outline, Mat crop)
    {
        var spread = Math.Max(outline.A, outline.B) / CardWarp.Radius;
        var over = Math.Max(1, (int)Math.Ceiling(spread / AliasFree));
        if (over == 1)
        {
            WarpOnce(image, outline, crop, 1);
            return;
        }

        using var fine = new Mat(CardWarp.Size * over, CardWarp.Size * over, MatType.CV_8UC3);
        WarpOnce(image, outline, fine, over);
        Cv2.Resize(fine, crop, crop.Size(), interpolation: InterpolationFlags.Area);
    }

    private static void WarpOnce(Mat image, Ellipse outline, Mat target, int over)
    {
        var warp = new CardWarp(outline);
        var m = warp.CropToImage();
        var first = (0.5 / over) - 0.5;
        var origin = warp.ToImage(first, first);
        double[] map = [m[0] / over, m[1] / over, origin.X, m[3] / over, m[4] / over, origin.Y];
        using var matrix = Mat.FromPixelData(2, 3, MatType.CV_64FC1, map);
        Cv2.WarpAffine(
            image, target, matrix, target.Size(),
            InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap, BorderTypes.Constant, Grey);
    }

    private static Mat MakeSurroundings()
    {
        const double center = (CardWarp.Size - 1) / 2.0;
        var mask = new Mat(CardWarp.Size, CardWarp.Size, MatType.CV_8UC1);
        for (var y = 0; y < CardWarp.Size; y++)
        {
            for (var x = 0; x < CardWarp.Size; x++)
            {
                var distance = Math.Sqrt(((x - center) * (x - center)) + ((y - center) * (y - center)));
                mask.At<byte>(y, x) = distance > VisibleRadius ? byte.MaxValue : (byte)0;
            }
        }

        return mask;
    }
}
