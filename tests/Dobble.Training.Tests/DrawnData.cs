using Dobble.TestKit;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Training.Tests;

/// <summary>
/// Labelled photos of two drawn cards each, and an image of each of ten symbols: enough to train on, though nothing is learnt.
/// </summary>
internal static class DrawnData
{
    /// <summary>Symbols of which there is a scan.</summary>
    private static readonly string[] Scanned = ["anchor", "apple", "bomb", "cactus", "candle", "car", "carrot", "cat", "cheese", "clock"];

    /// <summary>The photos: two to learn from, and one of each of two other series.</summary>
    public static readonly string[] Photos = ["table_1", "table_2", "white-paper_1", "beige-cloth_1"];

    /// <summary>Writes <c>photos</c> and <c>symbols</c>.</summary>
    public static void Write(TemporaryFolder folder)
    {
        foreach (var name in Scanned)
        {
            using var image = new Mat(120, 120, MatType.CV_8UC3, Scalar.White);
            Cv2.Circle(image, new Point(60, 60), 10 + (4 * name.Length), new Scalar(10 * name.Length, 60, 90), -1);
            Directory.CreateDirectory(folder.File($"symbols/scans/{name}"));
            Assert.True(image.SaveImage(folder.File($"symbols/scans/{name}/one.png")));
        }

        Directory.CreateDirectory(folder.File("photos"));
        var deck = Deck.Load(Path.Combine(TestPaths.Root, "decks", "classic.json"));
        for (var i = 0; i < Photos.Length; i++)
            WritePhoto(folder, Photos[i], deck, 2 * i);
    }

    private static void WritePhoto(TemporaryFolder folder, string name, Deck deck, int card)
    {
        using var image = new Mat(320, 480, MatType.CV_8UC3, new Scalar(60, 90, 70));
        var boxes = Card(image, deck, card, 120).Concat(Card(image, deck, card + 1, 360));
        Assert.True(image.SaveImage(folder.File($"photos/{name}.jpg")));
        folder.Write($"photos/{name}.xml", $"<annotation><filename>{name}.jpg</filename>{string.Concat(boxes)}</annotation>");
    }

    /// <summary>A white disc with a block for each symbol: one in the middle, the others around it.</summary>
    private static IEnumerable<string> Card(Mat image, Deck deck, int card, int x)
    {
        const int Half = 14;
        Cv2.Circle(image, new Point(x, 160), 105, Scalar.White, -1, LineTypes.AntiAlias);
        for (var i = 0; i < deck.Cards[card].Count; i++)
        {
            var symbol = deck.Symbols.First(s => s.Slot == deck.Cards[card][i]);
            var (dy, dx) = Math.SinCos(i * 2 * Math.PI / 7);
            var center = i == 7 ? new Point(x, 160) : new Point(x + (70 * dx), 160 + (70 * dy));
            var color = new Scalar(40 + (symbol.Index * 37 % 150), symbol.Index * 61 % 150, symbol.Index * 17 % 150);
            Cv2.Rectangle(image, new Rect(center.X - Half, center.Y - Half, 2 * Half, 2 * Half), color, -1);
            yield return $"<object><name>{symbol.Id}</name><bndbox><xmin>{center.X - Half}</xmin><ymin>{center.Y - Half}</ymin>"
                + $"<xmax>{center.X + Half}</xmax><ymax>{center.Y + Half}</ymax></bndbox></object>";
        }
    }
}
