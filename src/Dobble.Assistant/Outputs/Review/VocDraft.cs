using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Assistant.Outputs.Review;

/// <summary>What was read of a photo as a Pascal VOC labels file, to be corrected in LabelImg.</summary>
internal static class VocDraft
{
    /// <summary>Stands in a draft that nobody has corrected; LabelImg writes its own words in its place.</summary>
    public const string Mark = "dobble draft";

    /// <summary>Makes the labels. Symbols that are not the deck's have no name, and are left for a person to draw.</summary>
    public static string Of(string photo, int width, int height, IEnumerable<CardReading> cards, Deck deck) => VocWriter.Text(
        photo, width, height,
        from card in cards
        from symbol in card.Symbols
        let name = symbol.Symbol is { } index ? deck.Symbols[index].Id : null
        where name is not null
        let box = Within(symbol.Box, width, height)
        where box is { Width: > 0, Height: > 0 }
        select new LabelledBox(name, box),
        Mark);

    /// <summary>The part of a box that is in the image, in whole pixels; empty where none of it is.</summary>
    private static Box Within(Box box, int width, int height) => new(
        Math.Clamp(MathF.Round(box.X1), 0, width), Math.Clamp(MathF.Round(box.Y1), 0, height),
        Math.Clamp(MathF.Round(box.X2), 0, width), Math.Clamp(MathF.Round(box.Y2), 0, height));
}
