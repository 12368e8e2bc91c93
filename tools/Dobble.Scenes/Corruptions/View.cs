using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>
/// An image seen in another way: turned, mirrored, smaller, in part, or by a lower camera. Moves what is known of it along.
/// </summary>
public sealed class View
{
    // A lower camera shrinks what is far to a third and less.
    private const int FineSamples = 3;

    // How far away the camera stands, in long sides of the image.
    private const double Distance = 1.7;

    private readonly Homography _map;
    private readonly int _samples;

    private View(Homography map, Size size, int samples = 1) => (_map, Size, _samples) = (map, size, samples);

    /// <summary>Size of the image that is seen, in pixels.</summary>
    public Size Size { get; }

    /// <summary>The image as it is.</summary>
    public static View Same(Size size) => new(Homography.Translation(0, 0), size);

    /// <summary>Turned about its centre by an angle in degrees, against the clock; the image grows, so that nothing is cut off.</summary>
    public static View Turned(Size size, double degrees)
    {
        var diagonal = (int)Math.Ceiling(Math.Sqrt(((double)size.Width * size.Width) + ((double)size.Height * size.Height)));
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var turn = Homography.Translation(diagonal / 2.0, diagonal / 2.0) * new Homography(cos, sin, 0, -sin, cos, 0, 0, 0, 1)
            * Homography.Translation(-size.Width / 2.0, -size.Height / 2.0);
        return new View(turn, new Size(diagonal, diagonal));
    }

    /// <summary>Left and right exchanged.</summary>
    public static View Mirrored(Size size) => new(new Homography(-1, 0, size.Width - 1, 0, 1, 0, 0, 0, 1), size);

    /// <summary>With this long side, in pixels.</summary>
    public static View Scaled(Size size, int longSide)
    {
        var factor = (double)longSide / Math.Max(size.Width, size.Height);
        var scaled = new Size(Math.Max(1, Math.Round(size.Width * factor)), Math.Max(1, Math.Round(size.Height * factor)));
        return new View(Between(size, scaled), scaled, (int)Math.Ceiling(1 / factor));
    }

    /// <summary>A part of it.</summary>
    public static View Part(Rect part) => new(Homography.Translation(-part.X, -part.Y), part.Size);

    /// <summary>
    /// The image, taken from straight above, as a camera sees it that stands lower. All of it stays in a frame of the same
    /// size, what is around it has the colour of its border.
    /// </summary>
    /// <param name="size">Size of the image.</param>
    /// <param name="degrees">The camera's elevation above the table, 90 for straight above.</param>
    public static View Lowered(Size size, double degrees)
    {
        var seen = Tilted(degrees * Math.PI / 180, Distance * Math.Max(size.Width, size.Height))
            * Homography.Translation((1 - size.Width) / 2.0, (1 - size.Height) / 2.0);
        Point2d[] corners =
        [
            seen.Apply(0, 0), seen.Apply(size.Width - 1, 0), seen.Apply(0, size.Height - 1), seen.Apply(size.Width - 1, size.Height - 1),
        ];
        var (left, top, right, bottom) = (corners.Min(p => p.X), corners.Min(p => p.Y), corners.Max(p => p.X), corners.Max(p => p.Y));
        var scale = Math.Min((size.Width - 1) / (right - left), (size.Height - 1) / (bottom - top));
        var fit = new Homography(
            scale, 0, ((size.Width - 1) / 2.0) - (scale * (left + right) / 2), 0, scale,
            ((size.Height - 1) / 2.0) - (scale * (top + bottom) / 2), 0, 0, 1);
        return new View(fit * seen, size, FineSamples);
    }

    /// <summary>A part of the image, taken from straight above, as a camera sees it from any side and height.</summary>
    /// <param name="size">Size of the image.</param>
    /// <param name="seen">Size of what is seen.</param>
    /// <param name="camera">Where the camera is.</param>
    public static View From(Size size, Size seen, ViewCamera camera)
    {
        var (turnSin, turnCos) = Math.SinCos(camera.Turn);
        var (rollSin, rollCos) = Math.SinCos(camera.Roll);
        var flip = camera.Mirrored ? -1 : 1;
        var distance = camera.Distance * Math.Max(size.Width, size.Height);
        var scale = camera.Scale * distance;
        var turned = new Homography(flip * turnCos, -flip * turnSin, 0, turnSin, turnCos, 0, 0, 0, 1)
            * Homography.Translation(-camera.Center.X, -camera.Center.Y);
        var tilted = Tilted(camera.Elevation, distance) * turned;
        var placed = new Homography(
            scale * rollCos, -scale * rollSin, (seen.Width - 1) / 2.0, scale * rollSin, scale * rollCos, (seen.Height - 1) / 2.0, 0, 0, 1);
        return new View(placed * tilted, seen);
    }

    /// <summary>What is seen of an image; the caller disposes of it.</summary>
    /// <param name="image">The image, or a smaller copy of it.</param>
    /// <param name="shrunk">How many times smaller the copy is.</param>
    /// <param name="border">What is around it.</param>
    /// <param name="color">The colour of that, where it has one.</param>
    public Mat Of(Mat image, int shrunk, BorderTypes border, Scalar color)
    {
        // A low camera squeezes the table from above only: more rows than columns are taken of it.
        var fine = new Size(Size.Width, 2 * Size.Height);
        return Of(image, Between(new Size(1, 1), new Size(shrunk, shrunk)), fine, border, color);
    }

    /// <summary>What is seen of an image; the caller disposes of it.</summary>
    public Mat Of(Mat image)
    {
        var fine = new Size(Size.Width * _samples, Size.Height * _samples);
        var border = _samples == FineSamples ? BorderTypes.Constant : BorderTypes.Replicate;
        return Of(image, Homography.Translation(0, 0), fine, border, BorderColor(image));
    }

    /// <summary>Where an outline goes.</summary>
    public Ellipse Move(Ellipse outline)
    {
        var (xx, xy, yy) = outline.Shape;
        return (_map * new Homography(xx, xy, outline.X, xy, yy, outline.Y, 0, 0, 1)).MapCircle(0, 0, 1);
    }

    /// <summary>
    /// Where a symbol's box goes: the bounds of the ellipse in it, since moved corners would give a box that is too large.
    /// </summary>
    public Box Move(Box box) => Move(new Ellipse(box.CenterX, box.CenterY, box.Width / 2, box.Height / 2, 0)).Bounds;

    /// <summary>Whether a point lies in the image that is seen.</summary>
    public bool Shows(double x, double y) => x >= 0 && y >= 0 && x < Size.Width && y < Size.Height;

    /// <summary>What is seen, sampled more finely and averaged.</summary>
    /// <param name="image">The image or a copy of it.</param>
    /// <param name="toFull">The map of the copy's pixels to the image's.</param>
    /// <param name="fine">How finely.</param>
    /// <param name="border">What is around it.</param>
    /// <param name="color">The colour of that, where it has one.</param>
    private Mat Of(Mat image, Homography toFull, Size fine, BorderTypes border, Scalar color)
    {
        using var toFine = (Between(Size, fine) * _map * toFull).ToMat();
        var seen = new Mat();
        Cv2.WarpPerspective(image, seen, toFine, fine, InterpolationFlags.Linear, border, color);
        if (fine != Size)
            Cv2.Resize(seen, seen, Size, 0, 0, InterpolationFlags.Area);
        return seen;
    }

    /// <summary>The table, its origin in the middle, as a camera at a height and distance sees it that looks at the origin.</summary>
    private static Homography Tilted(double elevation, double distance)
    {
        var (sin, cos) = Math.SinCos(elevation);
        return new Homography(1, 0, 0, 0, sin, 0, 0, -cos, distance);
    }

    /// <summary>The map of one raster of the same image to another; pixel centres stay pixel centres.</summary>
    private static Homography Between(Size from, Size to)
    {
        var (x, y) = ((double)to.Width / from.Width, (double)to.Height / from.Height);
        return new Homography(x, 0, (x - 1) / 2, 0, y, (y - 1) / 2, 0, 0, 1);
    }

    private static Scalar BorderColor(Mat image)
    {
        using var mask = new Mat(image.Size(), MatType.CV_8UC1, Scalar.White);
        Cv2.Rectangle(mask, new Rect(4, 4, Math.Max(1, image.Width - 8), Math.Max(1, image.Height - 8)), Scalar.Black, -1);
        return Cv2.Mean(image, mask);
    }
}
