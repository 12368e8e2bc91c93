using System.Numerics;
using Dobble.Vision.Geometry;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Where an image stands in the target: as large as it fits, in the middle.</summary>
/// <param name="Scale">Pixels of the target for one of the image.</param>
/// <param name="Corner">Top left corner of the image, in pixels of the target.</param>
/// <param name="Size">Its size there.</param>
internal readonly record struct Letterbox(float Scale, Vector2 Corner, Vector2 Size)
{
    /// <summary>Fits an image into a target.</summary>
    public static Letterbox Fit(Vector2 image, Vector2 target)
    {
        var scale = Math.Min(target.X / image.X, target.Y / image.Y);
        return new Letterbox(scale, (target - (image * scale)) / 2, image * scale);
    }

    /// <summary>A place in the image, where the first pixel's centre is (0, 0), in the target, where it is (0.5, 0.5).</summary>
    public Vector2 Map(double x, double y) => Corner + (new Vector2((float)x + 0.5f, (float)y + 0.5f) * Scale);

    public Ellipse Map(Ellipse e)
    {
        var center = Map(e.X, e.Y);
        return new Ellipse(center.X, center.Y, e.A * Scale, e.B * Scale, e.Angle);
    }

    public Box Map(Box box)
    {
        // Edges lie between pixels, where centres do not.
        var (low, high) = (Corner + (new Vector2(box.X1, box.Y1) * Scale), Corner + (new Vector2(box.X2, box.Y2) * Scale));
        return new Box(low.X, low.Y, high.X, high.Y);
    }
}
