using Dobble.Scenes.Artwork;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Tables.Things;

/// <summary>Lays hands over the table: an arm from beyond the image's edge, a palm, fingers.</summary>
internal static class HandArtist
{
    /// <summary>Draws a hand.</summary>
    /// <param name="random">Decides its shape, skin and way in.</param>
    /// <param name="canvas">The image.</param>
    /// <param name="tip">Where the fingers reach, in pixels.</param>
    /// <param name="radius">Radius of a card there in pixels: hands have the size that goes with it.</param>
    /// <param name="direction">Where it points, radians; null for anywhere.</param>
    public static void Draw(Random random, Canvas canvas, Point2d tip, double radius, double? direction = null)
    {
        var scale = radius * random.Between(0.8, 1.15);
        var any = random.Angle();
        var into = direction ?? any;
        var (sin, cos) = Math.SinCos(into);
        var palm = new Point2d(tip.X - (2.2 * scale * cos), tip.Y - (2.2 * scale * sin));
        var far = canvas.Image.Width + canvas.Image.Height;
        var skin = Skin(random);
        var sleeve = random.Chance(0.5) ? random.Color(0.8, 0.05, 0.9) : skin;

        Stroke(canvas, palm, new Point2d(palm.X - (far * cos), palm.Y - (far * sin)), 0.75 * scale, scale, sleeve);
        Stroke(canvas, palm, new Point2d(palm.X - (1.2 * scale * cos), palm.Y - (1.2 * scale * sin)), 0.6 * scale, scale, skin);
        var fingers = random.Next(1, 5);
        for (var i = 0; i < 4; i++)
            Finger(random, canvas, palm, into, (i - 1.5) / 1.5, i < fingers ? 2.2 : 1.2, scale, skin);
        Stroke(canvas, palm, new Point2d(palm.X + (0.3 * scale * cos), palm.Y + (0.3 * scale * sin)), 0.8 * scale, scale, skin);
        var thumb = into + (random.Chance(0.5) ? 1 : -1) * random.Between(0.7, 1.1);
        Finger(random, canvas, palm, thumb, 0, 1.6, scale, skin);
    }

    private static void Finger(
        Random random, Canvas canvas, Point2d palm, double into, double across, double length, double scale, Scalar skin)
    {
        var angle = into + (across * random.Between(0.15, 0.4));
        var knuckle = new Point2d(
            palm.X + (0.5 * scale * Math.Cos(into)) - (0.6 * across * scale * Math.Sin(into)),
            palm.Y + (0.5 * scale * Math.Sin(into)) + (0.6 * across * scale * Math.Cos(into)));
        var reach = (length - 0.5) * scale * random.Between(0.85, 1.05);
        var tip = new Point2d(knuckle.X + (reach * Math.Cos(angle)), knuckle.Y + (reach * Math.Sin(angle)));
        Stroke(canvas, knuckle, tip, 0.2 * scale, scale, skin);
    }

    /// <summary>A rounded bar, darker towards its sides.</summary>
    private static void Stroke(Canvas canvas, Point2d from, Point2d to, double halfWidth, double scale, Scalar color)
    {
        var bounds = new Box(
            (float)(Math.Min(from.X, to.X) - halfWidth), (float)(Math.Min(from.Y, to.Y) - halfWidth),
            (float)(Math.Max(from.X, to.X) + halfWidth), (float)(Math.Max(from.Y, to.Y) + halfWidth));
        var region = canvas.Region(bounds, 2);
        if (region.Width <= 0 || region.Height <= 0)
            return;
        using var mask = new Mat(region.Size, MatType.CV_8UC1);
        foreach (var (inset, tone) in ((double, double)[])[(0, 0.62), (0.025, 0.8), (0.06, 0.93), (0.11, 1)])
        {
            mask.SetTo(Scalar.All(0));
            Line(mask, from, to, region, halfWidth - (inset * scale));
            if (inset > 0)
                Cv2.GaussianBlur(mask, mask, default, Math.Max(0.5, scale * 0.02));
            var tinted = color.Times(tone);
            canvas.Fill(region, mask, new Scalar(tinted.Val0, tinted.Val1, tinted.Val2, 255));
            if (inset > 0)
                continue;
            using var owners = new Mat(canvas.Owners, region);
            using var covered = mask.Threshold(127, 255, ThresholdTypes.Binary);
            owners.SetTo(Scalar.All(Canvas.Thing), covered);
        }
    }

    private static void Line(Mat mask, Point2d from, Point2d to, Rect region, double halfWidth)
    {
        const int Shift = 3;
        Point Fixed(Point2d p) => new((p.X - region.X) * (1 << Shift), (p.Y - region.Y) * (1 << Shift));
        Cv2.Line(mask, Fixed(from), Fixed(to), Scalar.All(255), Math.Max(1, (int)Math.Round(2 * halfWidth)), LineTypes.AntiAlias, Shift);
    }

    private static Scalar Skin(Random random)
    {
        var tone = random.Between(0.25, 1);
        return random.Near(new Scalar(35 + (145 * tone), 50 + (145 * tone), 85 + (145 * tone)), 8);
    }
}
