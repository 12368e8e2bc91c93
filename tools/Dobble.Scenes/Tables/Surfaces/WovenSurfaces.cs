using OpenCvSharp;

namespace Dobble.Scenes.Tables.Surfaces;

/// <summary>Tables covered with cloth: woven, fleece, fur, checked, striped.</summary>
internal static class WovenSurfaces
{
    public static Mat Weave(Random random, Size size)
    {
        var color = random.Color(0.7, 0.1, 0.95);
        using var noise = Noise.Fractal(random, size, 4, 7, 0.8);
        var (pitch, strength) = (random.Between(3, 8), random.Between(0.3, 1.2));
        for (var y = 0; y < size.Height; y++)
        {
            var row = Pixels.Row<float>(noise, y);
            for (var x = 0; x < row.Length; x++)
            {
                var over = Math.Sin(Math.PI * x / pitch) * Math.Sin(Math.PI * y / pitch);
                row[x] = (float)((0.5 * row[x]) + (strength * over));
            }
        }

        return Noise.Colorize(noise, color.Times(0.7), color.Times(1.15));
    }

    public static Mat Fleece(Random random, Size size)
    {
        var color = random.Color(0.5, 0.3, 0.85);
        using var noise = Noise.Fractal(random, size, 3, 8, 0.85);
        return Noise.Colorize(noise, color.Times(random.Between(0.6, 0.85)), color.Times(1.15));
    }

    public static Mat Fur(Random random, Size size)
    {
        var color = random.Color(0.6, 0.25, 0.85);
        using var tufts = Noise.Fractal(random, size, 24, 5, 0.9);
        using var kernel = new Mat(11, 11, MatType.CV_32FC1, Scalar.All(0));
        var angle = random.Angle();
        var reach = new Point(4 * Math.Cos(angle), 4 * Math.Sin(angle));
        Cv2.Line(kernel, new Point(5 - reach.X, 5 - reach.Y), new Point(5 + reach.X, 5 + reach.Y), Scalar.All(1 / 6.0), 1);
        using var combed = tufts.Filter2D(MatType.CV_32F, kernel);
        using var folds = Noise.Smooth(random, size, 4, 4);
        Cv2.ScaleAdd(folds, 0.5, combed, combed);
        return Noise.Colorize(combed, color.Times(random.Between(0.35, 0.6)), color.Times(1.25));
    }

    public static Mat Checked(Random random, Size size)
    {
        var (a, b) = (random.Color(0.9, 0.2, 1), random.Color(0.3, 0.6, 1));
        var pitch = random.Next(12, 90);
        var image = new Mat(size, MatType.CV_8UC3, b);
        for (var y = 0; y * pitch < size.Height; y++)
        {
            for (var x = y & 1; x * pitch < size.Width; x += 2)
                Cv2.Rectangle(image, new Rect(x * pitch, y * pitch, pitch, pitch), a, -1);
        }

        return Roughen(random, image);
    }

    public static Mat Striped(Random random, Size size)
    {
        var palette = Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Color(0.8, 0.1, 1)).ToArray();
        var image = new Mat(size, MatType.CV_8UC3, palette[0]);
        for (var x = 0; x < size.Width;)
        {
            var width = random.Next(4, 60);
            Cv2.Rectangle(image, new Rect(x, 0, width, size.Height), random.Pick(palette), -1);
            x += width;
        }

        return Roughen(random, image);
    }

    /// <summary>Gives a clean drawing the unevenness of cloth.</summary>
    public static Mat Roughen(Random random, Mat image)
    {
        using var noise = Noise.Fractal(random, image.Size(), 4, 7, 0.85);
        var strength = random.Between(2, 9);
        for (int y = 0, rows = image.Rows; y < rows; y++)
        {
            var row = Pixels.Row<byte>(image, y);
            var rough = Pixels.Row<float>(noise, y);
            for (var i = 0; i < row.Length; i++)
                row[i] = Pixels.Clamp(row[i] + (strength * rough[i / 3]));
        }

        return image;
    }
}
