using OpenCvSharp;
using static Dobble.Scenes.Tables.Things.ThingPool;

namespace Dobble.Scenes.Tables.Things;

/// <summary>Round things that a finder of cards may take for cards.</summary>
internal static class RoundThings
{
    public static Mat CardBack(Random random)
    {
        var image = Clear();
        var ground = random.Chance(0.5) ? new Scalar(random.Between(70, 140), random.Between(20, 60), random.Between(20, 60))
            : random.Color(1, 0.15, 0.8);
        var ink = random.Color(0.8, 0.5, 1);
        Disc(image, 1, random.Chance(0.5) ? new Scalar(245, 248, 248) : ground.Times(0.8));
        Disc(image, random.Between(0.9, 0.99), ground);
        var rings = random.Next(0, 4);
        for (var i = 1; i <= rings; i++)
            Cv2.Circle(image, At(0, 0), (int)(115 * i / (rings + 1.0)), Opaque(ink), random.Next(2, 9), LineTypes.AntiAlias);
        Rosette(random, image, ink, random.Next(5, 17));
        return image;
    }

    public static Mat Tin(Random random)
    {
        var image = Clear();
        var rim = random.Color(0.6, 0.3, 0.8);
        Disc(image, 1, rim.Times(0.6));
        Disc(image, 0.97, rim);
        Disc(image, random.Between(0.82, 0.92), random.Color(1, 0.5, 1));
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var axes = new Size(random.Next(12, 60), random.Next(8, 45));
            Cv2.Ellipse(image, At(random.Between(0, 0.4), random.Angle()), axes, random.Next(180), 0, 360, Opaque(random.Color(1, 0, 1)),
                -1, LineTypes.AntiAlias);
        }

        return Shine(random, image);
    }

    public static Mat Plate(Random random)
    {
        var image = Clear();
        var glaze = random.Chance(0.6) ? random.Color(0.1, 0.8, 1) : random.Color(0.8, 0.2, 0.9);
        Disc(image, 1, glaze.Times(0.88));
        Disc(image, 0.97, glaze);
        if (random.Chance(0.4))
            Cv2.Circle(image, At(0, 0), 116, Opaque(random.Color(0.9, 0.2, 0.9)), random.Next(2, 7), LineTypes.AntiAlias);
        var well = random.Between(0.6, 0.78);
        Disc(image, well, glaze.Times(0.84));
        Disc(image, well - 0.025, glaze.Times(0.97));
        return Shine(random, image);
    }

    /// <summary>White round paper with nothing on it.</summary>
    public static Mat BlankDisc(Random random)
    {
        var image = Clear();
        var white = random.Near(new Scalar(244, 248, 249), 4);
        Disc(image, 1, white.Times(random.Between(0.85, 1)));
        Disc(image, 0.975, white);
        return image;
    }

    /// <summary>White round paper with lines of text, such as the card with the rules.</summary>
    public static Mat PrintedDisc(Random random)
    {
        var image = BlankDisc(random);
        var ink = Opaque(random.Color(0.9, 0.1, 0.6));
        for (var y = 64; y < 196; y += 12)
        {
            var half = (int)(random.Between(0.6, 0.85) * Math.Sqrt((116 * 116) - ((y - 128) * (y - 128))));
            for (var x = 128 - half; x < 128 + half; x += random.Next(6, 10))
                Cv2.Rectangle(image, new Rect(x, y, random.Next(2, 5), random.Next(4, 7)), ink, -1);
        }

        return image;
    }

    public static Mat Cup(Random random)
    {
        var image = Clear();
        var glaze = random.Chance(0.5) ? random.Color(0.1, 0.8, 1) : random.Color(0.9, 0.2, 0.9);
        Disc(image, 1, glaze.Times(0.7));
        Disc(image, 0.98, glaze);
        Disc(image, 0.87, glaze.Times(0.7));
        var drink = random.Chance(0.7) ? new Scalar(random.Between(5, 40), random.Between(20, 70), random.Between(40, 110))
            : random.Color(0.5, 0.4, 1);
        Disc(image, random.Between(0.7, 0.84), drink);
        return Shine(random, image);
    }

    public static Mat Coin(Random random)
    {
        var image = Clear();
        var tone = random.Between(90, 190);
        var metal = new Scalar(tone * random.Between(0.5, 1), tone * random.Between(0.8, 1), tone);
        Disc(image, 1, metal.Times(0.7));
        Disc(image, 0.96, metal);
        Cv2.Circle(image, At(0, 0), 100, Opaque(metal.Times(0.8)), 3, LineTypes.AntiAlias);
        Rosette(random, image, metal.Times(random.Between(0.6, 1.3)), random.Next(3, 12));
        return Shine(random, image);
    }

    /// <summary>A compact disc: a grey mirror with a hole and streaks of colour.</summary>
    public static Mat Compact(Random random)
    {
        var image = Clear();
        Disc(image, 1, Scalar.All(random.Between(150, 225)));
        var turn = random.Next(360);
        for (var n = 0; n < 6; n++)
            Cv2.Ellipse(
                image, At(0, 0), new Size(120, 120), turn, n * 9, (n + 1) * 9, Opaque(random.Color(0.5, 0.7, 1)), -1, LineTypes.AntiAlias);
        Disc(image, 0.32, Scalar.All(random.Between(120, 200)));
        Cv2.Circle(image, At(0, 0), 16, Scalar.All(0), -1, LineTypes.AntiAlias);
        return image;
    }

    public static Mat Clock(Random random)
    {
        var image = Plate(random);
        Disc(image, 0.88, random.Color(0.1, 0.85, 1));
        var ink = Opaque(random.Color(0.5, 0, 0.4));
        for (var hour = 0; hour < 12; hour++)
            Cv2.Line(image, At(0.72, hour * Math.PI / 6), At(0.84, hour * Math.PI / 6), ink, hour % 3 == 0 ? 7 : 3, LineTypes.AntiAlias);
        Cv2.Line(image, At(0, 0), At(0.45, random.Angle()), ink, 7, LineTypes.AntiAlias);
        Cv2.Line(image, At(0, 0), At(0.7, random.Angle()), ink, 4, LineTypes.AntiAlias);
        return image;
    }

    public static Mat Ring(Random random)
    {
        var image = Clear();
        var color = random.Color(0.8, 0.1, 1);
        Disc(image, 1, color.Times(0.8));
        Disc(image, 0.97, color);
        Cv2.Circle(image, At(0, 0), (int)(127 * random.Between(0.5, 0.9)), Scalar.All(0), -1, LineTypes.AntiAlias);
        return image;
    }

    private static void Rosette(Random random, Mat image, Scalar ink, int petals)
    {
        var (distance, size, turn) = (random.Between(0.3, 0.65), new Size(random.Next(8, 30), random.Next(4, 16)), random.Angle());
        for (var i = 0; i < petals; i++)
        {
            var angle = turn + (2 * Math.PI * i / petals);
            Cv2.Ellipse(image, At(distance, angle), size, angle * 180 / Math.PI, 0, 360, Opaque(ink), -1, LineTypes.AntiAlias);
        }
    }

    /// <summary>A soft highlight.</summary>
    private static Mat Shine(Random random, Mat image)
    {
        using var light = new Mat(image.Size(), MatType.CV_8UC4, Scalar.All(0));
        var at = At(random.Between(0.2, 0.6), random.Angle());
        Cv2.Ellipse(light, at, new Size(random.Next(10, 50), random.Next(6, 20)), random.Next(180), 0, 360, new Scalar(90, 90, 90, 0), -1);
        Cv2.GaussianBlur(light, light, default, 12);
        Cv2.Add(image, light, image);
        return image;
    }
}
