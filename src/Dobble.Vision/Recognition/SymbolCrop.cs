using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Recognition;

/// <summary>
/// Cuts one symbol out of a card, rectified and always of the same size, as the comparer sees it. Training uses this very code.
/// </summary>
public static class SymbolCrop
{
    /// <summary>Pixels of the crop that the longer side of a symbol's box spans.</summary>
    private const double Span = 58;

    /// <summary>Image pixels a crop pixel may span before bilinear sampling would alias.</summary>
    private const double AliasFree = 1.5;

    private const int Size = ComparerInput.Size;
    private static readonly Scalar Grey = Scalar.All(NetworkGrid.Grey);
    private static readonly Lazy<Mat> Surroundings = new(MakeSurroundings);

    /// <summary>Cuts a symbol out; what is not in the circle around it is grey, and so is what lies outside the image.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="card">The card's outline in pixels of the image.</param>
    /// <param name="symbol">The symbol's box in pixels of the rectified card (<see cref="CardWarp"/>).</param>
    /// <param name="crop">
    /// Receives the crop, BGR, 8 bits, <see cref="ComparerInput.Size"/> square; written in place where it has that shape already.
    /// </param>
    public static void Cut(Mat image, Ellipse card, Box symbol, Mat crop)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(crop);
        crop.Create(Size, Size, MatType.CV_8UC3);
        var zoom = Math.Max(symbol.Width, symbol.Height) / Span;
        var over = Math.Max(1, (int)Math.Ceiling(zoom * Math.Max(card.A, card.B) / CardWarp.Radius / AliasFree));
        using var fine = over > 1 ? new Mat(Size * over, Size * over, MatType.CV_8UC3) : null;
        Warp(image, new CardWarp(card), symbol, zoom / over, fine ?? crop);
        if (fine is not null)
            Cv2.Resize(fine, crop, crop.Size(), interpolation: InterpolationFlags.Area);
        crop.SetTo(Grey, Surroundings.Value);
    }

    // A step is what a pixel of the target spans, in pixels of the rectified card.
    private static void Warp(Mat image, CardWarp warp, Box symbol, double step, Mat target)
    {
        var middle = (target.Width - 1) / 2.0;
        var origin = warp.ToImage(symbol.CenterX - (middle * step), symbol.CenterY - (middle * step));
        var m = warp.CropToImage();
        double[] map = [m[0] * step, m[1] * step, origin.X, m[3] * step, m[4] * step, origin.Y];
        using var matrix = Mat.FromPixelData(2, 3, MatType.CV_64FC1, map);
        Cv2.WarpAffine(
            image, target, matrix, target.Size(),
            InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap, BorderTypes.Constant, Grey);
    }

    private static Mat MakeSurroundings()
    {
        var mask = new Mat(Size, Size, MatType.CV_8UC1, Scalar.White);
        Cv2.Circle(mask, new Point(Size - 1, Size - 1), Size - 1, Scalar.Black, -1, LineTypes.Link8, 1);
        return mask;
    }
}
