using OpenCvSharp;

namespace Dobble.Vision.Geometry;

/// <summary>
/// The affine map between a card in an image and its rectified, round crop of <see cref="Size"/> × <see cref="Size"/>
/// pixels. The same map rectifies for reading and for training.
/// </summary>
public readonly struct CardWarp
{
    /// <summary>Edge of the rectified crop in pixels.</summary>
    public const int Size = 192;

    /// <summary>Radius of the card within the crop, in pixels. The rim left over forgives an outline that is a little too small.</summary>
    public const float Radius = 90;

    private readonly Ellipse _outline;
    private readonly double _xx, _xy, _yy;

    /// <summary>Makes the map for a card with this outline.</summary>
    public CardWarp(Ellipse outline)
    {
        _outline = outline;
        var (xx, xy, yy) = outline.Shape;
        (_xx, _xy, _yy) = (xx / Radius, xy / Radius, yy / Radius);
    }

    private static double Center => (Size - 1) / 2.0;

    /// <summary>Maps a point of the crop to the image.</summary>
    public Point2d ToImage(double x, double y)
    {
        var (dx, dy) = (x - Center, y - Center);
        return new Point2d(_outline.X + (_xx * dx) + (_xy * dy), _outline.Y + (_xy * dx) + (_yy * dy));
    }

    /// <summary>Maps a point of the image to the crop.</summary>
    public Point2d ToCrop(double x, double y)
    {
        var (dx, dy) = (x - _outline.X, y - _outline.Y);
        var det = (_xx * _yy) - (_xy * _xy);
        return new Point2d(
            Center + (((_yy * dx) - (_xy * dy)) / det), Center + (((_xx * dy) - (_xy * dx)) / det));
    }

    /// <summary>
    /// Maps a symbol's box from the crop to the image: the bounds of the mapped ellipse that the box circumscribes, since
    /// the mapped corners of a tilted card would give a box larger than the symbol.
    /// </summary>
    public Box ToImage(Box crop)
    {
        var c = ToImage(crop.CenterX, crop.CenterY);
        return Around(c, Hypot(_xx * crop.Width, _xy * crop.Height), Hypot(_xy * crop.Width, _yy * crop.Height));
    }

    /// <summary>Maps a symbol's box from the image to the crop, as <see cref="ToImage(Box)"/> does the other way.</summary>
    public Box ToCrop(Box image)
    {
        var c = ToCrop(image.CenterX, image.CenterY);
        var det = (_xx * _yy) - (_xy * _xy);
        return Around(
            c,
            Hypot(_yy * image.Width, _xy * image.Height) / det,
            Hypot(_xy * image.Width, _xx * image.Height) / det);
    }

    /// <summary>The 2×3 matrix, row by row, that maps crop pixels to image pixels (for a warp with the inverse-map flag).</summary>
    public double[] CropToImage()
    {
        var origin = ToImage(0, 0);
        return [_xx, _xy, origin.X, _xy, _yy, origin.Y];
    }

    private static Box Around(Point2d c, double width, double height) => new(
        (float)(c.X - (width / 2)), (float)(c.Y - (height / 2)), (float)(c.X + (width / 2)), (float)(c.Y + (height / 2)));

    private static double Hypot(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
