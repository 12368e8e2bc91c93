using Dobble.Scenes.Artwork;
using Dobble.Scenes.Tables.Surfaces;
using OpenCvSharp;

namespace Dobble.Scenes.Tables;

/// <summary>A table of oak planks in the light of a window: the table that a game is shown on.</summary>
internal static class PlankTable
{
    private const int Side = 2048;
    private const int Plank = 176;

    /// <summary>How many radii of a card the planks span; beyond lies their mirror image.</summary>
    private const double Span = 22;

    private static readonly Scalar Dark = new(58, 98, 142), Light = new(112, 166, 214);

    /// <summary>Paints over the whole canvas.</summary>
    public static void Paint(Random random, Canvas canvas, TableCamera camera)
    {
        using var planks = Planks(random);
        var unit = Span / Side;
        using var map = (camera.Table * new Homography(unit, 0, -Span / 2, 0, unit, -Span / 2, 0, 0, 1)).ToMat();
        Cv2.WarpPerspective(planks, canvas.Image, map, canvas.Image.Size(), InterpolationFlags.Linear, BorderTypes.Reflect101);
        Shine(canvas.Image);
    }

    /// <summary>Each plank has a tone, rings and fibres of its own; they lie across.</summary>
    private static Mat Planks(Random random)
    {
        var size = new Size(Side, Side);
        using var tone = Noise.Smooth(random, size, 3, Side / Plank * 2);
        using var bend = Noise.Fractal(random, size, 3, 3);
        using var fibre = Noise.Smooth(random, size, 40, 1500);
        using var pores = Noise.Smooth(random, size, 160, 1900);
        var shift = 0.0;
        for (var y = 0; y < Side; y++)
        {
            if (y % Plank == 0)
                shift = random.Between(0, 40);
            var row = Pixels.Row<float>(tone, y);
            var bent = Pixels.Row<float>(bend, y);
            var thin = Pixels.Row<float>(fibre, y);
            var dots = Pixels.Row<float>(pores, y);
            var seam = Seam(y % Plank);
            for (var x = 0; x < row.Length; x++)
            {
                var rings = (float)Math.Sin((0.11 * y) + (2.6 * bent[x]) + shift);
                row[x] = (0.55f * row[x]) + (0.3f * rings) + (0.22f * thin[x]) + (0.12f * Math.Min(0, dots[x])) + seam;
            }
        }

        return Noise.Colorize(tone, Dark, Light);
    }

    /// <summary>A dark joint between two planks, their edges a little rounded.</summary>
    private static float Seam(int row) => row switch { < 3 => -2.6f, < 7 or > Plank - 4 => 0.35f, _ => 0 };

    /// <summary>Light that falls in from the upper left and fades towards the corners.</summary>
    private static void Shine(Mat image)
    {
        using var light = new Mat(9, 16, MatType.CV_32FC3);
        for (var y = 0; y < 9; y++)
        {
            for (var x = 0; x < 16; x++)
            {
                var far = Math.Sqrt(Math.Pow((x - 5) / 16.0, 2) + Math.Pow((y - 3) / 9.0, 2));
                var strength = (float)(1.12 - (0.42 * far));
                light.Set(y, x, new Vec3f(strength * 0.97f, strength, strength * 1.02f));
            }
        }

        using var full = light.Resize(image.Size(), 0, 0, InterpolationFlags.Cubic);
        using var exact = new Mat();
        image.ConvertTo(exact, MatType.CV_32FC3);
        Cv2.Multiply(exact, full, exact);
        exact.ConvertTo(image, MatType.CV_8UC3);
    }
}
