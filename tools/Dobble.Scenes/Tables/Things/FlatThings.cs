using OpenCvSharp;
using static Dobble.Scenes.Tables.Things.ThingPool;

namespace Dobble.Scenes.Tables.Things;

/// <summary>Things with corners: papers, playing cards, telephones.</summary>
internal static class FlatThings
{
    public static Mat Paper(Random random)
    {
        var image = Clear();
        var sheet = Sheet(random, random.Between(0.45, 1));
        Cv2.Rectangle(image, sheet, Opaque(random.Color(random.Chance(0.6) ? 0.08 : 0.7, 0.75, 1)), -1);
        var ink = Opaque(random.Color(0.5, 0.1, 0.5));
        var line = random.Next(7, 18);
        if (random.Chance(0.7))
        {
            for (var y = sheet.Top + line; y < sheet.Bottom - 4; y += line)
                Cv2.Line(image, new Point(sheet.Left + 8, y), new Point(sheet.Right - random.Next(8, sheet.Width / 2), y), ink,
                    random.Next(1, 4));
        }

        return image;
    }

    public static Mat PlayingCard(Random random)
    {
        var image = Clear();
        var sheet = Sheet(random, 0.68);
        Cv2.Rectangle(image, sheet, Opaque(random.Near(new Scalar(244, 248, 249), 4)), -1);
        var ink = Opaque(random.Chance(0.5) ? new Scalar(30, 20, random.Next(150, 230)) : Scalar.All(random.Next(10, 50)));
        for (var n = random.Next(1, 9); n > 0; n--)
        {
            var at = new Point(random.Next(sheet.Left + 15, sheet.Right - 15), random.Next(sheet.Top + 15, sheet.Bottom - 15));
            Cv2.Ellipse(image, at, new Size(random.Next(6, 14), random.Next(6, 14)), 45, 0, 360, ink, -1, LineTypes.AntiAlias);
        }

        return image;
    }

    public static Mat Phone(Random random)
    {
        var image = Clear();
        var body = Sheet(random, 0.48);
        Cv2.Rectangle(image, body, Opaque(random.Color(0.3, 0.02, 0.2)), -1);
        var screen = new Rect(body.X + 4, body.Y + 12, body.Width - 8, body.Height - 24);
        Cv2.Rectangle(image, screen, Opaque(random.Color(0.6, 0.02, random.Chance(0.7) ? 0.15 : 1)), -1);
        return image;
    }

    /// <summary>An upright rectangle that just fits the circle.</summary>
    private static Rect Sheet(Random random, double ratio)
    {
        var half = 122 * random.Between(0.85, 1) / Math.Sqrt(1 + (ratio * ratio));
        return new Rect((int)(128 - (half * ratio)), (int)(128 - half), (int)(2 * half * ratio), (int)(2 * half));
    }
}
