using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Artwork;

/// <summary>The image being painted and, for each pixel, whose it is. Owns both.</summary>
internal sealed class Canvas(int width, int height) : IDisposable
{
    /// <summary>Owner of pixels of the table.</summary>
    public const byte Table = 0;

    /// <summary>Owner of pixels of anything on the table that is not a card; cards count from 1.</summary>
    public const byte Thing = 255;

    public Mat Image { get; } = new(height, width, MatType.CV_8UC3);

    public Mat Owners { get; } = new(height, width, MatType.CV_8UC1, Scalar.All(Table));

    /// <summary>Draws a round image.</summary>
    /// <param name="image">Premultiplied BGRA.</param>
    /// <param name="place">The map from its pixels to the canvas.</param>
    /// <param name="outline">The ellipse on the canvas that holds all of it.</param>
    /// <param name="scale">Size of one of its pixels on the canvas.</param>
    /// <param name="owner">Whose the pixels then are.</param>
    public void Draw(MipChain image, Homography place, Ellipse outline, double scale, byte owner)
    {
        var region = Region(outline.Bounds, 2);
        if (region.Width <= 0 || region.Height <= 0)
            return;
        using var layer = Warp(image, place, scale, region);
        using var target = new Mat(Image, region);
        using var owners = new Mat(Owners, region);
        Pixels.Over(target, layer);
        for (var y = 0; y < region.Height; y++)
        {
            var alpha = Pixels.Row<byte>(layer, y);
            var mine = Pixels.Row<byte>(owners, y);
            for (var x = 0; x < mine.Length; x++)
                mine[x] = alpha[(4 * x) + 3] > 127 ? owner : mine[x];
        }
    }

    /// <summary>Draws the silhouette of a round image in one colour: its shadow, or the edge of its cardboard.</summary>
    /// <param name="image">Premultiplied BGRA.</param>
    /// <param name="place">The map from its pixels to the canvas.</param>
    /// <param name="outline">The ellipse on the canvas that holds all of it.</param>
    /// <param name="scale">Size of one of its pixels on the canvas.</param>
    /// <param name="color">The colour, and in the fourth channel its opacity, 0 to 1.</param>
    /// <param name="blur">Standard deviation of the edge's softness in pixels; 0 for a sharp edge.</param>
    public void DrawSilhouette(MipChain image, Homography place, Ellipse outline, double scale, Scalar color, double blur)
    {
        var region = Region(outline.Bounds, 2 + (int)(3 * blur));
        if (region.Width <= 0 || region.Height <= 0)
            return;
        using var layer = Warp(image, place, scale, region);
        using var alpha = layer.ExtractChannel(3);
        if (blur > 0.3)
            Cv2.GaussianBlur(alpha, alpha, default, blur, blur, BorderTypes.Replicate);
        Fill(region, alpha, color);
    }

    /// <summary>Lays a colour over a region through a mask; the colour's fourth channel is its opacity, 0 to 1.</summary>
    public void Fill(Rect region, Mat mask, Scalar color)
    {
        using var target = new Mat(Image, region);
        var opacity = (int)Math.Round(color.Val3 * 257 / 255);
        var (b, g, r) = ((int)color.Val0, (int)color.Val1, (int)color.Val2);
        for (var y = 0; y < region.Height; y++)
        {
            var row = Pixels.Row<byte>(target, y);
            var cover = Pixels.Row<byte>(mask, y);
            for (int x = 0, i = 0; x < cover.Length; x++, i += 3)
            {
                var share = ((cover[x] * opacity) + 128) >> 8;
                if (share == 0)
                    continue;
                row[i] = (byte)(row[i] + (((b - row[i]) * share) >> 8));
                row[i + 1] = (byte)(row[i + 1] + (((g - row[i + 1]) * share) >> 8));
                row[i + 2] = (byte)(row[i + 2] + (((r - row[i + 2]) * share) >> 8));
            }
        }
    }

    /// <summary>The pixels that a box touches, with a margin, within the canvas.</summary>
    public Rect Region(Box box, int margin) => Rect.FromLTRB(
        Inside(box.X1 - margin, Image.Width), Inside(box.Y1 - margin, Image.Height),
        Inside(box.X2 + margin + 1, Image.Width), Inside(box.Y2 + margin + 1, Image.Height));

    public void Dispose()
    {
        Image.Dispose();
        Owners.Dispose();
    }

    private static int Inside(float value, int limit) => (int)Math.Clamp(value, 0, limit);

    private static Mat Warp(MipChain image, Homography place, double scale, Rect region)
    {
        var (level, toFull) = image.For(scale);
        using var map = (Homography.Translation(-region.X, -region.Y) * place * toFull).ToMat();
        var layer = new Mat();
        Cv2.WarpPerspective(level, layer, map, region.Size, InterpolationFlags.Linear, BorderTypes.Constant, Scalar.All(0));
        return layer;
    }
}
