using OpenCvSharp;

namespace Dobble.Scenes.Tables.Surfaces;

/// <summary>Tables of wood and tiles, oilcloths with lines, and desks full of printed paper.</summary>
internal static class BuiltSurfaces
{
    public static Mat Wood(Random random, Size size)
    {
        var light = new Scalar(random.Between(20, 170), 0, 0);
        light = new Scalar(light.Val0, light.Val0 + random.Between(15, 45), light.Val0 + random.Between(35, 85));
        var dark = light.Times(random.Between(0.4, 0.85));
        using var bend = Noise.Fractal(random, size, 2, 3);
        using var grain = Noise.Smooth(random, size, 6, 160);
        using var fine = Noise.Smooth(random, size, 24, 500);
        var (rings, plank) = (random.Between(0.02, 0.12), random.Chance(0.5) ? random.Next(60, 200) : int.MaxValue);
        for (var y = 0; y < size.Height; y++)
        {
            var row = Pixels.Row<float>(grain, y);
            var warp = Pixels.Row<float>(bend, y);
            var fibre = Pixels.Row<float>(fine, y);
            var seam = y % plank < 2 && plank != int.MaxValue ? -2f : 0;
            var tone = plank == int.MaxValue ? 0 : (float)Math.Sin(y / plank * 12.9898) * 0.6f;
            for (var x = 0; x < row.Length; x++)
                row[x] = (0.5f * row[x]) + (0.35f * fibre[x]) + (0.8f * (float)Math.Sin((rings * y * 6) + (4 * warp[x]))) + seam + tone;
        }

        return Noise.Colorize(grain, dark, light);
    }

    public static Mat Tiles(Random random, Size size)
    {
        var image = random.Chance(0.5) ? SmoothSurfaces.Marble(random, size) : SmoothSurfaces.Plain(random, size);
        var (pitch, width, joint) = (random.Next(16, 170), random.Next(1, 6), random.Color(0.3, 0.1, 1));
        for (var at = random.Next(pitch); at < size.Width; at += pitch)
        {
            Cv2.Line(image, new Point(at, 0), new Point(at, size.Height), joint, width, LineTypes.AntiAlias);
            Cv2.Line(image, new Point(0, at), new Point(size.Width, at), joint, width, LineTypes.AntiAlias);
        }

        return image;
    }

    public static Mat Lines(Random random, Size size)
    {
        var ground = random.Color(0.9, 0.05, 0.6);
        var image = new Mat(size, MatType.CV_8UC3, ground);
        var (pitch, width, ink) = (random.Next(30, 130), random.Next(1, 5), random.Color(0.2, 0.6, 1));
        var (directions, first) = (random.Next(2, 4), random.Angle());
        for (var d = 0; d < directions; d++)
        {
            var (sin, cos) = Math.SinCos(first + (d * Math.PI / directions));
            for (var offset = -size.Width; offset < size.Width; offset += pitch)
            {
                var (x, y) = ((size.Width / 2.0) - (offset * sin), (size.Height / 2.0) + (offset * cos));
                var reach = 2 * size.Width;
                Cv2.Line(
                    image, new Point(x - (reach * cos), y - (reach * sin)), new Point(x + (reach * cos), y + (reach * sin)),
                    ink, width, LineTypes.AntiAlias);
            }
        }

        return WovenSurfaces.Roughen(random, image);
    }

    public static Mat Dotted(Random random, Size size)
    {
        var image = new Mat(size, MatType.CV_8UC3, random.Color(0.8, 0.1, 0.95));
        var (pitch, ink) = (random.Next(24, 120), random.Color(0.5, 0.3, 1));
        var radius = (int)(pitch * random.Between(0.1, 0.45));
        for (var y = 0; y * pitch < size.Height; y++)
        {
            for (var x = 0; x * pitch < size.Width; x++)
                Cv2.Circle(image, new Point((x * pitch) + (y % 2 * pitch / 2), y * pitch), radius, ink, -1, LineTypes.AntiAlias);
        }

        return WovenSurfaces.Roughen(random, image);
    }

    public static Mat Printed(Random random, Size size)
    {
        var paper = random.Color(0.12, 0.75, 1);
        var image = new Mat(size, MatType.CV_8UC3, paper);
        var (column, line) = (random.Next(90, 240), random.Next(7, 16));
        for (var left = 8; left < size.Width; left += column + 14)
        {
            for (var y = line; y < size.Height; y += line)
            {
                if (random.Chance(0.04))
                    y += PrintImage(random, image, new Rect(left, y, column, random.Next(30, 120)));
                else
                    PrintLine(random, image, left, y, column, line);
            }
        }

        return WovenSurfaces.Roughen(random, image);
    }

    private static int PrintImage(Random random, Mat image, Rect area)
    {
        var inside = area.Intersect(new Rect(0, 0, image.Width, image.Height));
        if (inside.Width < 4 || inside.Height < 4)
            return area.Height;
        using var photo = SmoothSurfaces.Marble(random, inside.Size);
        using var target = new Mat(image, inside);
        photo.CopyTo(target);
        return area.Height;
    }

    private static void PrintLine(Random random, Mat image, int left, int y, int column, int line)
    {
        var ink = Scalar.All(random.Between(20, 90));
        var height = line * random.Between(0.45, 0.65);
        for (double x = left; x < left + column - (2 * height);)
        {
            // Words as runs of narrow strokes: at the size cards are seen from, letters look like that.
            var end = Math.Min(left + column, x + (height * random.Between(1.5, 6)));
            for (; x < end; x += height * 0.5)
            {
                var top = (int)(y - (height * random.Between(0.6, 1)));
                Cv2.Rectangle(image, new Rect((int)x, top, Math.Max(1, (int)(height * 0.25)), Math.Max(1, y - top)), ink, -1);
            }

            x += height * 0.6;
        }
    }
}
