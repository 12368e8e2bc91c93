using Dobble.Scenes.Artwork;
using Dobble.Scenes.Tables.Surfaces;
using OpenCvSharp;

namespace Dobble.Scenes.Tables;

/// <summary>Paints the table itself, and the white paper that may lie on it.</summary>
internal static class Ground
{
    /// <summary>Paints over the whole canvas.</summary>
    public static void Paint(Random random, Canvas canvas, TableCamera camera, SurfacePool surfaces, double radius, bool paper)
    {
        PaintSurface(random, canvas, camera, surfaces, radius);
        if (paper)
            PaintPaper(random, canvas, camera);
    }

    private static void PaintSurface(Random random, Canvas canvas, TableCamera camera, SurfacePool surfaces, double radius)
    {
        var surface = surfaces.Draw(random);
        var longSide = Math.Max(canvas.Image.Width, canvas.Image.Height);

        // The texture's size follows the image's, not the card's: a cloth may be coarse or fine.
        var scale = longSide / (double)surface.Full.Width * random.LogBetween(0.5, 2);
        var (sin, cos) = Math.SinCos(random.Angle());
        var (x, y) = (random.NextDouble() * surface.Full.Width, random.NextDouble() * surface.Full.Height);
        var unit = scale / radius;
        var toTable = new Homography(
            unit * cos, -unit * sin, -unit * ((x * cos) - (y * sin)),
            unit * sin, unit * cos, -unit * ((x * sin) + (y * cos)), 0, 0, 1);
        var (level, toFull) = surface.For(scale);
        using var map = (camera.Table * toTable * toFull).ToMat();
        Cv2.WarpPerspective(level, canvas.Image, map, canvas.Image.Size(), InterpolationFlags.Linear, BorderTypes.Reflect101);
        canvas.Image.ConvertTo(canvas.Image, -1, random.Between(0.7, 1.15));
    }

    private static void PaintPaper(Random random, Canvas canvas, TableCamera camera)
    {
        var white = random.Near(new Scalar(246, 246, 244), 5).Times(random.Between(0.88, 1.02));
        var region = new Rect(0, 0, canvas.Image.Width, canvas.Image.Height);
        using var mask = new Mat(region.Size, MatType.CV_8UC1, Scalar.All(255));
        if (random.Chance(0.6))
        {
            mask.SetTo(Scalar.All(0));
            Cv2.FillConvexPoly(mask, Corners(random, region, camera), Scalar.All(255), LineTypes.AntiAlias);
        }

        canvas.Fill(region, mask, new Scalar(white.Val0, white.Val1, white.Val2, 255));
    }

    /// <summary>A rectangle on the table of about the size of the image, seen by the camera.</summary>
    private static Point[] Corners(Random random, Rect region, TableCamera camera)
    {
        var middle = camera.ToTable(region.Width * random.Between(0.3, 0.7), region.Height * random.Between(0.3, 0.7));
        var edge = camera.ToTable(region.Width, region.Height / 2.0);
        var half = Math.Sqrt(((edge.X - middle.X) * (edge.X - middle.X)) + ((edge.Y - middle.Y) * (edge.Y - middle.Y)));
        var (width, height) = (half * random.Between(0.6, 1.2), half * random.Between(0.5, 0.9));
        var (sin, cos) = Math.SinCos(random.Normal(0.2));
        return [Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1)];

        Point Corner(int across, int along)
        {
            var (x, y) = (across * width, along * height);
            var seen = camera.Table.Apply(middle.X + (x * cos) - (y * sin), middle.Y + (x * sin) + (y * cos));
            return new Point(Math.Clamp(seen.X, -20000, 20000), Math.Clamp(seen.Y, -20000, 20000));
        }
    }
}
