using Dobble.Scenes.Artwork;
using OpenCvSharp;

namespace Dobble.Scenes.Tables;

/// <summary>Draws round flat things where the layout put them: shadow, edge of the cardboard, face.</summary>
internal sealed class TablePainter(Canvas canvas, TableCamera camera, ShadowStyle shadow)
{
    private const double Thickness = 0.025;

    /// <summary>Draws a thing.</summary>
    /// <returns>The map from its image's pixels to the canvas.</returns>
    public Homography Draw(MipChain image, double radius, CardPose pose, byte owner)
    {
        var middle = (image.Full.Width - 1) / 2.0;
        var toUnit = new Homography(1 / radius, 0, -middle / radius, 0, 1 / radius, -middle / radius, 0, 0, 1);
        if (shadow.Strength > 0)
        {
            var under = pose with { X = pose.X + shadow.OffsetX, Y = pose.Y + shadow.OffsetY };
            Silhouette(under, new Scalar(0, 0, 0, 255 * shadow.Strength), shadow.Softness);
        }

        var tone = 225 * shadow.Edge;
        Silhouette(pose, new Scalar(tone * 0.95, tone, tone, 255), 0);
        var plane = camera.Plane(pose with { Height = pose.Height + Thickness });
        var outline = plane.MapCircle(0, 0, 1);
        canvas.Draw(image, plane * toUnit, outline, outline.Radius / radius, owner);
        return plane * toUnit;

        void Silhouette(CardPose at, Scalar color, double softness)
        {
            var below = camera.Plane(at);
            var shape = below.MapCircle(0, 0, 1);
            canvas.DrawSilhouette(image, below * toUnit, shape, shape.Radius / radius, color, softness * shape.Radius);
        }
    }
}
