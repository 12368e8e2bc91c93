using Dobble.Assistant.Overlay.Scenes;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Overlay;

/// <summary>Scenes made by hand or by chance, over a plain image of discs on a table.</summary>
internal static class Scenes
{
    public const int Width = 640, Height = 360, CameraWidth = 1280, CameraHeight = 720;

    private const int SymbolsOfACard = 8;

    private static readonly string[] Names =
        ["clock", "dinosaur", "stop", "ice cube", "snowman", "exclamation mark", "key", "ladybird", "car", "treble clef"];

    public static OverlayScene Empty { get; } = new(Width, Height) { Status = "30 fps  ·  18 ms  ·  cpu  ·  classic  ·  camera" };

    public static OverlayScene TwoCards { get; } = Empty with
    {
        Cards = [Card(170, 190), Card(470, 190)],
        Links = [new OverlayLink(End(190, 150), End(440, 220), 3) { Color = 3 }],
        Headline = [new OverlayName("carrot", 3)],
    };

    /// <summary>A game in which somebody is to name the symbol.</summary>
    public static OverlayScene Game { get; } = TwoCards with
    {
        Links = [],
        Headline = [],
        Note = "Anna: which symbol?",
        Scores = ["referee", "Anna  12", "Ben  9", "Christopher  0"],
        Choices = [.. Names.Take(SymbolsOfACard).Select((name, i) => $"{i + 1}  {name}")],
    };

    /// <summary>Cards at random places that do not touch, all pairs decided, the last card the newest.</summary>
    public static OverlayScene Table(int seed, int cards)
    {
        var random = new Random(seed);
        var outlines = Outlines(random, cards);
        var symbols = outlines.ConvertAll(outline => SymbolsOf(outline, random));
        var links = from first in Enumerable.Range(0, cards)
                    from second in Enumerable.Range(first + 1, cards - first - 1)
                    let isNewest = cards == 2 || second == cards - 1
                    let symbol = (first + second) % Names.Length
                    // A card has eight symbols, so that some of nine pairs share one.
                    select new OverlayLink(
                        Around(symbols[first][second % SymbolsOfACard]), Around(symbols[second][first % SymbolsOfACard]), symbol)
                    {
                        IsProminent = isNewest,
                        Label = isNewest && cards > 2 ? Names[symbol] : null,
                    };
        var coloured = LinkColors.Color(links);
        return new OverlayScene(CameraWidth, CameraHeight)
        {
            Cards = [.. outlines.Zip(symbols, (outline, boxes) => new OverlayCard(outline, true) { Symbols = boxes })],
            Links = coloured,
            Headline =
            [
                .. coloured.Where(link => link.IsProminent).Take(3).Select(link => new OverlayName(Names[link.Symbol], link.Color)),
            ],
            Status = Empty.Status,
        };
    }

    /// <summary>The table that the scenes lie over.</summary>
    public static Mat Image(int width = Width, int height = Height) => Image(TwoCards, width, height);

    public static Mat Image(OverlayScene scene, int width, int height)
    {
        var image = new Mat(height, width, MatType.CV_8UC3, new Scalar(70, 95, 110));
        foreach (var card in scene.Cards)
        {
            Cv2.Circle(image, (int)card.Outline.X, (int)card.Outline.Y, (int)card.Outline.Radius, Scalar.All(240), -1);
            foreach (var box in card.Symbols)
                Cv2.Circle(image, (int)box.CenterX, (int)box.CenterY, (int)(box.Width * 0.4), Scalar.All(170), -1);
        }

        return image;
    }

    private static List<Ellipse> Outlines(Random random, int cards)
    {
        var radius = cards > 4 ? 95 : 150;
        for (var tries = 0; ; tries++)
        {
            var placed = new List<Ellipse>();
            for (var i = 0; i < 400 && placed.Count < cards; i++)
            {
                var (x, y) = (random.Next(radius, CameraWidth - radius), random.Next(radius, CameraHeight - radius));
                var card = new Ellipse(x, y, radius, radius * 0.94, random.NextDouble());
                if (placed.TrueForAll(other => other.DistanceTo(card) > 2 * radius))
                    placed.Add(card);
            }

            if (placed.Count == cards)
                return placed;
            Assert.True(tries < 1000, "so many cards find no place");
        }
    }

    private static List<Box> SymbolsOf(Ellipse card, Random random)
    {
        var turn = random.NextDouble() * 2 * Math.PI;
        return [.. Enumerable.Range(0, SymbolsOfACard).Select(i =>
        {
            var (reach, angle) = (i == 0 ? 0 : card.Radius * 0.64, turn + (2 * Math.PI * i / (SymbolsOfACard - 1)));
            var (x, y, half) = (card.X + (reach * Math.Cos(angle)), card.Y + (reach * Math.Sin(angle)), card.Radius * 0.2);
            return new Box((float)(x - half), (float)(y - half), (float)(x + half), (float)(y + half));
        })];
    }

    private static OverlayLinkEnd Around(Box symbol) => new(symbol.CenterX, symbol.CenterY, symbol);

    private static OverlayCard Card(double x, double y) => new(new Ellipse(x, y, 85, 80, 0.3), true);

    private static OverlayLinkEnd End(float x, float y) => new(x, y, new Box(x - 20, y - 16, x + 20, y + 16));
}
