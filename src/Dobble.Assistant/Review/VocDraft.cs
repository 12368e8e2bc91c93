using System.Xml.Linq;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Assistant.Review;

/// <summary>What was read of a photo as a Pascal VOC labels file, to be corrected in LabelImg.</summary>
internal static class VocDraft
{
    /// <summary>Stands in a draft that nobody has corrected; LabelImg writes its own words in its place.</summary>
    public const string Mark = "dobble draft";

    /// <summary>Makes the labels. Symbols that are not the deck's have no name, and are left for a person to draw.</summary>
    public static string Of(string photo, int width, int height, IEnumerable<CardReading> cards, Deck deck)
    {
        var objects =
            from card in cards
            from symbol in card.Symbols
            let name = symbol.Symbol is { } index ? deck.Symbols[index].Id : null
            where name is not null
            let box = BoxOf(symbol.Box, width, height)
            where box is not null
            select new XElement(
                "object", new XElement("name", name), new XElement("pose", "Unspecified"),
                new XElement("truncated", 0), new XElement("difficult", 0), box);
        return new XElement(
            "annotation", new XElement("folder", ReviewFiles.Photos), new XElement("filename", photo),
            new XElement("source", new XElement("database", Mark)),
            new XElement("size", new XElement("width", width), new XElement("height", height), new XElement("depth", 3)),
            new XElement("segmented", 0), objects).ToString();
    }

    /// <summary>The box in whole pixels, within the image; null where nothing of it is.</summary>
    private static XElement? BoxOf(Box box, int width, int height)
    {
        var (x1, y1) = (Within(box.X1, width), Within(box.Y1, height));
        var (x2, y2) = (Within(box.X2, width), Within(box.Y2, height));
        return x2 > x1 && y2 > y1
            ? new XElement("bndbox", new XElement("xmin", x1), new XElement("ymin", y1), new XElement("xmax", x2), new XElement("ymax", y2))
            : null;
    }

    private static int Within(float value, int limit) => (int)Math.Clamp(MathF.Round(value), 0, limit);
}
