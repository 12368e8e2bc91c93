using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Reading;

/// <summary>
/// A game for the hand-made networks: the plane of order 2 (seven cards of three symbols), its symbols being dots of seven
/// colours, each card with a bright blue square in its middle by which the finder knows it.
/// </summary>
internal static class DrawnGame
{
    public const int Width = 320, Height = 192;
    public const double Radius = 32, DotRadius = 7;

    public static readonly string[] Colours = ["red", "green", "blue", "black", "magenta", "yellow", "cyan"];

    private static readonly int[][] Lines = [[0, 1, 2], [0, 3, 4], [0, 5, 6], [1, 3, 5], [1, 4, 6], [2, 3, 6], [2, 4, 5]];

    private static readonly Dictionary<string, Scalar> Inks = new()
    {
        ["red"] = new(13, 13, 230),
        ["green"] = new(13, 230, 13),
        ["blue"] = new(153, 26, 26),
        ["black"] = new(13, 13, 13),
        ["magenta"] = new(128, 0, 128),
        ["yellow"] = new(0, 128, 128),
        ["cyan"] = new(128, 128, 0),
    };

    public static Deck Deck { get; } = Deck.Create("dots", Colours, Lines);

    public static Gallery Gallery(string reader = HandMadeModels.Identity) =>
        new(reader, [.. Deck.Symbols.Select(symbol => new[] { Prototype(Inks[symbol.Id]) })], scale: 20, unknown: 0.6f);

    public static Mat Table(int level = 150) => new(Height, Width, MatType.CV_8UC3, Scalar.All(level));

    /// <summary>
    /// A white disc that the finder takes for a card, surely or hardly; its centre has to be the middle of a cell of eight pixels.
    /// </summary>
    public static Ellipse PutDisc(Mat table, int x, int y, bool doubtful = false)
    {
        const int shift = 4;
        table.Circle(new Point(x << shift, y << shift), (int)Radius << shift, Scalar.All(255), -1, LineTypes.AntiAlias, shift);
        var (red, green) = doubtful ? (127, 127) : (77, 77);
        table.Rectangle(new Rect(x - 4, y - 4, 8, 8), new Scalar(255, green, red), -1);
        return new Ellipse(x, y, Radius, Radius, 0);
    }

    public static Ellipse PutCard(Mat table, int card, int x, int y)
    {
        var outline = PutDisc(table, x, y);
        for (var place = 0; place < 3; place++)
        {
            var at = Place(x, y, place);
            PutDot(table, Deck.Symbols[Deck.Cards[card][place]].Id, (int)at.X, (int)at.Y);
        }

        return outline;
    }

    public static void PutDot(Mat table, string symbol, int x, int y) =>
        table.Circle(x, y, (int)DotRadius, Inks[symbol], -1);

    /// <summary>Where the dot of one of a card's three places lies.</summary>
    public static Point2d Place(int x, int y, int place)
    {
        var (s, c) = Math.SinCos(place * 2 * Math.PI / 3);
        return new Point2d(Math.Round(x + (19 * c)), Math.Round(y + (19 * s)));
    }

    private static float[] Prototype(Scalar ink)
    {
        var vector = new float[64];
        (vector[0], vector[1], vector[2]) =
            ((float)(ink.Val2 / 255) - 0.5f, (float)(ink.Val1 / 255) - 0.5f, (float)(ink.Val0 / 255) - 0.5f);
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return Array.ConvertAll(vector, value => value / length);
    }
}
