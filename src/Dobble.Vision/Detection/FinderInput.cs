using Dobble.Vision.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Detection;

/// <summary>
/// The finder's input at one scale: the image with a given long side, padded with grey. Keeps its buffers from image to
/// image as long as the size stays.
/// </summary>
internal sealed class FinderInput(int longSide) : IDisposable
{
    private static readonly Vec3b Grey = new(NetworkGrid.Grey, NetworkGrid.Grey, NetworkGrid.Grey);

    private Vec3b[] _pixels = [];
    private float[] _planes = [];
    private Mat? _canvas, _place;
    private Size _scaled;

    public int LongSide => longSide;

    /// <summary>Input pixels to a pixel of the image.</summary>
    public double Scale { get; private set; }

    /// <summary>Size of the padded input.</summary>
    public Size Size { get; private set; }

    public Memory<float> Planes => _planes;

    /// <summary>Size of the padded input for an image.</summary>
    public static Size SizeFor(int longSide, Size image) => FinderGrid.Padded(Scaled(image, ScaleFor(longSide, image)));

    public void Fill(Mat image)
    {
        Scale = ScaleFor(longSide, image.Size());
        Fit(Scaled(image.Size(), Scale));
        var interpolation = Scale < 1 ? InterpolationFlags.Area : InterpolationFlags.Linear;
        Cv2.Resize(image, _place!, _scaled, interpolation: interpolation);
        PlanarPixels.Fill(_pixels, _planes);
    }

    public void Dispose()
    {
        _place?.Dispose();
        _canvas?.Dispose();
    }

    private void Fit(Size scaled)
    {
        if (scaled == _scaled)
            return;
        Dispose();
        _scaled = scaled;
        Size = FinderGrid.Padded(scaled);
        _pixels = new Vec3b[Size.Width * Size.Height];
        Array.Fill(_pixels, Grey);
        _planes = new float[3 * _pixels.Length];
        _canvas = Mat.FromPixelData(Size.Height, Size.Width, MatType.CV_8UC3, _pixels);
        _place = _canvas.SubMat(0, scaled.Height, 0, scaled.Width);
    }

    private static double ScaleFor(int longSide, Size image) => (double)longSide / Math.Max(image.Width, image.Height);

    private static Size Scaled(Size image, double scale) =>
        new(Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));
}
