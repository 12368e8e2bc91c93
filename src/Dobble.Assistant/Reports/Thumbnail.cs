using OpenCvSharp;
using Spectre.Console;

namespace Dobble.Assistant.Reports;

/// <summary>Shows a picture in a terminal: each character is two pixels, one above the other.</summary>
internal static class Thumbnail
{
    private const int Side = 16;

    /// <summary>Whether a terminal has the colours and the letters for it.</summary>
    public static bool IsPossible(IAnsiConsole console) =>
        console.Profile.Capabilities is { Unicode: true, ColorSystem: ColorSystem.EightBit or ColorSystem.TrueColor };

    /// <summary>Writes a picture of any size, 8-bit BGR, into eight lines.</summary>
    public static void Write(IAnsiConsole console, Mat picture)
    {
        var scale = (double)Side / Math.Max(picture.Width, picture.Height);
        using var small = picture.Resize(default, scale, scale, InterpolationFlags.Area);
        using var square = new Mat(Side, Side, MatType.CV_8UC3, Scalar.White);
        using (var middle = square[new Rect((Side - small.Width) / 2, (Side - small.Height) / 2, small.Width, small.Height)])
            small.CopyTo(middle);
        for (var row = 0; row < Side; row += 2)
        {
            for (var column = 0; column < Side; column++)
                console.Write(new Text("▀", new Style(ColorAt(square, row, column), ColorAt(square, row + 1, column))));
            console.WriteLine();
        }
    }

    private static Color ColorAt(Mat image, int row, int column)
    {
        var pixel = image.At<Vec3b>(row, column);
        return new Color(pixel.Item2, pixel.Item1, pixel.Item0);
    }
}
