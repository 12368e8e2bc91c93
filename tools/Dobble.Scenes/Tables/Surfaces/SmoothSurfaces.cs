using OpenCvSharp;

namespace Dobble.Scenes.Tables.Surfaces;

/// <summary>Tables without a pattern: painted, marbled, speckled.</summary>
internal static class SmoothSurfaces
{
    public static Mat Plain(Random random, Size size)
    {
        var color = random.Color(0.7, 0.05, 0.98);
        using var noise = Noise.Fractal(random, size, 3, 6, 0.7);
        return Noise.Colorize(noise, color.Times(random.Between(0.85, 0.98)), color.Times(random.Between(1.02, 1.1)));
    }

    public static Mat Gradient(Random random, Size size)
    {
        using var noise = Noise.Smooth(random, size, 2, 2);
        return Noise.Colorize(noise, random.Color(0.8, 0.05, 0.9), random.Color(0.8, 0.1, 1));
    }

    public static Mat Marble(Random random, Size size)
    {
        var color = random.Color(0.5, 0.1, 0.95);
        using var noise = Noise.Fractal(random, size, random.Next(2, 6), 6, random.Between(0.5, 0.8));
        return Noise.Colorize(noise, random.Near(color, 40), random.Near(color, 40));
    }

    public static Mat Speckled(Random random, Size size)
    {
        var image = Plain(random, size);
        var palette = Enumerable.Range(0, 4).Select(_ => random.Color(0.6, 0, 1)).ToArray();
        var largest = random.LogBetween(1.5, 9);
        for (var n = (int)random.LogBetween(150, 1500); n > 0; n--)
        {
            var at = new Point(random.Next(size.Width), random.Next(size.Height));
            var radius = random.Between(0.5, largest);
            var axes = new Size(Math.Max(1, radius), Math.Max(1, radius * random.Between(0.4, 1)));
            Cv2.Ellipse(image, at, axes, random.Next(180), 0, 360, random.Pick(palette), -1, LineTypes.AntiAlias);
        }

        return image;
    }

    public static Mat Dark(Random random, Size size)
    {
        var color = random.Color(0.4, 0.02, 0.16);
        using var noise = Noise.Fractal(random, size, 6, 6, 0.85);
        return Noise.Colorize(noise, color.Times(0.5), color.Times(1.5));
    }
}
