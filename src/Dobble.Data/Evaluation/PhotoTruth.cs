using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Evaluation;

/// <summary>A symbol that is really on a card.</summary>
/// <param name="Slot">The deck's slot that it stands in.</param>
/// <param name="Box">Where, in pixels of the image.</param>
public sealed record TrueSymbol(int Slot, Box Box);

/// <summary>A card that is really in an image.</summary>
/// <param name="Card">Index into the deck's cards; null where it is not known.</param>
/// <param name="Symbols">Its labelled symbols.</param>
/// <param name="Outline">Its outline, where it is known: photos have none, rendered scenes do.</param>
public sealed record TrueCard(int? Card, IReadOnlyList<TrueSymbol> Symbols, Ellipse? Outline = null);

/// <summary>What is really in an image.</summary>
/// <param name="Name">Path of the photo, or the name of a rendered scene.</param>
/// <param name="Series">The series it is counted in.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Cards">Its cards.</param>
/// <param name="Ignored">Boxes in doubt: neither right nor wrong to find.</param>
public sealed record PhotoTruth(
    string Name, string Series, int Width, int Height, IReadOnlyList<TrueCard> Cards, IReadOnlyList<Box> Ignored)
{
    /// <summary>The truth of a labelled photo.</summary>
    public static PhotoTruth Of(LabelledPhoto photo, Deck deck) => new(
        photo.Path,
        photo.Series,
        photo.Width,
        photo.Height,
        [.. photo.Cards.Select(card => new TrueCard(card.Card, [.. card.Boxes.Select(box => new TrueSymbol(deck.SlotOf(box.Name)!.Value, box.Box))]))],
        [.. photo.Ignored.Select(box => box.Box)]);
}
