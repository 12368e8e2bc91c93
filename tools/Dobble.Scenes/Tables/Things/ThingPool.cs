using Dobble.Scenes.Artwork;
using Dobble.Scenes.Cards;
using OpenCvSharp;

namespace Dobble.Scenes.Tables.Things;

/// <summary>
/// Things on the table that are no cards of the game: backs of cards, tins, plates, cups, discs, clocks, rings, papers.
/// Square premultiplied BGRA images, the thing within the inscribed circle; each made once, when first wanted.
/// </summary>
internal sealed class ThingPool : IDisposable
{
    private const int Count = 96;
    private const int Edge = 256;

    private static readonly Func<Random, Mat>[] Makers =
    [
        RoundThings.CardBack, RoundThings.Tin, RoundThings.Plate, RoundThings.BlankDisc, FlatThings.Paper, RoundThings.Cup,
        RoundThings.CardBack, RoundThings.Ring, FlatThings.PlayingCard, RoundThings.Compact, RoundThings.Clock, RoundThings.Coin,
        RoundThings.BlankDisc, RoundThings.PrintedDisc, FlatThings.Phone, RoundThings.Plate,
    ];

    private readonly Lazy<Thing>[] _things =
        [.. Enumerable.Range(0, Count).Select(i => new Lazy<Thing>(() => Make(i)))];

    /// <summary>A thing; the pool keeps it.</summary>
    public Thing Draw(Random random) => random.Pick(_things).Value;

    public void Dispose()
    {
        foreach (var made in _things.Where(t => t.IsValueCreated))
            made.Value.Image.Dispose();
    }

    private static Thing Make(int index)
    {
        var random = new Random(1000 + index);
        var image = Makers[index % Makers.Length](random);
        CardShape.Round.Cut(image, (Edge / 2.0) - 1.5);
        return new Thing(new MipChain(image), (Edge / 2.0) - 1.5, random.LogBetween(0.45, 1.8));
    }

    /// <summary>A clear image to draw a thing on.</summary>
    internal static Mat Clear() => new(Edge, Edge, MatType.CV_8UC4, Scalar.All(0));

    /// <summary>A disc about the middle of a thing's image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="radius">Its radius as a share of the whole, 0 to 1.</param>
    /// <param name="color">Its colour, opaque.</param>
    internal static void Disc(Mat image, double radius, Scalar color) => Cv2.Circle(
        image, new Point(Edge / 2, Edge / 2), (int)(radius * Edge / 2), Opaque(color), -1, LineTypes.AntiAlias);

    internal static Scalar Opaque(Scalar color) => new(color.Val0, color.Val1, color.Val2, 255);

    /// <summary>The point at a distance (0 to 1) from the middle of a thing's image in a direction.</summary>
    internal static Point At(double distance, double angle) =>
        new((Edge / 2.0) + (distance * Edge / 2 * Math.Cos(angle)), (Edge / 2.0) + (distance * Edge / 2 * Math.Sin(angle)));
}
