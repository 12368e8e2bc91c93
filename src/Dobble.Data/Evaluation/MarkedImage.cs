using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>Draws a part of an image with the truth in green and the reading in red.</summary>
public static class MarkedImage
{
    private const double LongSide = 640;

    private static readonly Scalar TruthColor = new(70, 150, 30);
    private static readonly Scalar ReadingColor = new(60, 40, 220);

    private static readonly ImageEncodingParam Quality = new(ImwriteFlags.JpegQuality, 85);

    /// <summary>Writes the image of a failure as JPEG.</summary>
    internal static void Save(Mat photo, Failure failure, string path)
    {
        using var canvas = Draw(photo, failure.Region, failure.Marks, LongSide);
        Cv2.ImWrite(path, canvas, Quality);
    }

    /// <summary>The image of a region as JPEG.</summary>
    /// <param name="photo">BGR.</param>
    /// <param name="region">The region, in pixels of the photo.</param>
    /// <param name="marks">What to draw, in pixels of the photo.</param>
    /// <param name="longSide">Long side of the result in pixels.</param>
    public static byte[] Jpeg(Mat photo, Box region, IReadOnlyList<Mark> marks, double longSide)
    {
        using var canvas = Draw(photo, region, marks, longSide);
        return canvas.ImEncode(".jpg", Quality);
    }

    private static Mat Draw(Mat photo, Box wanted, IReadOnlyList<Mark> marks, double longSide)
    {
        var region = Clip(wanted, photo.Size());
        var scale = longSide / Math.Max(region.Width, region.Height);
        using var part = new Mat(photo, region);
        var canvas = part.Resize(default, scale, scale, scale < 1 ? InterpolationFlags.Area : InterpolationFlags.Cubic);
        foreach (var mark in marks.OrderByDescending(m => m.Truth))
            Draw(canvas, mark, region.Location, scale);
        return canvas;
    }

    private static Rect Clip(Box box, Size size)
    {
        var (left, top) = ((int)Math.Clamp(box.X1, 0, size.Width), (int)Math.Clamp(box.Y1, 0, size.Height));
        var (right, bottom) = ((int)Math.Ceiling(Math.Clamp(box.X2, 0, size.Width)), (int)Math.Ceiling(Math.Clamp(box.Y2, 0, size.Height)));
        return right > left && bottom > top ? Rect.FromLTRB(left, top, right, bottom) : new Rect(0, 0, size.Width, size.Height);
    }

    private static void Draw(Mat canvas, Mark mark, Point origin, double scale)
    {
        var color = mark.Truth ? TruthColor : ReadingColor;
        if (mark.Outline is { } outline)
        {
            var points = outline.Outline().Select(p => Place(p.X, p.Y, origin, scale)).ToArray();
            Cv2.Polylines(canvas, [points], isClosed: true, color, 2, LineTypes.AntiAlias);
        }
        else if (mark.Box is { } box)
        {
            var (corner, end) = (Place(box.X1, box.Y1, origin, scale), Place(box.X2, box.Y2, origin, scale));
            Cv2.Rectangle(canvas, corner, end, color, 2);
            // The truth's name stands above its box, the reading's below, so that both can be read where they agree.
            Write(canvas, mark.Caption, mark.Truth ? new Point(corner.X, corner.Y - 4) : new Point(corner.X, end.Y + 13), color);
        }
    }

    private static void Write(Mat canvas, string text, Point at, Scalar color)
    {
        var size = Cv2.GetTextSize(text, HersheyFonts.HersheySimplex, 0.45, 1, out _);
        var place = new Point(Math.Clamp(at.X, 0, Math.Max(0, canvas.Width - size.Width)), Math.Clamp(at.Y, 12, canvas.Height - 3));
        Cv2.PutText(canvas, text, place, HersheyFonts.HersheySimplex, 0.45, Scalar.White, 4, LineTypes.AntiAlias);
        Cv2.PutText(canvas, text, place, HersheyFonts.HersheySimplex, 0.45, color, 1, LineTypes.AntiAlias);
    }

    private static Point Place(double x, double y, Point origin, double scale) =>
        new((int)Math.Round((x - origin.X) * scale), (int)Math.Round((y - origin.Y) * scale));
}
