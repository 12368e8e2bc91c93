using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Scenes.Corruptions;
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
public sealed record TrueCard(int? Card, IReadOnlyList<TrueSymbol> Symbols, Ellipse? Outline = null)
{
    /// <summary>Whether so little of it shows that nothing needs to be said of it; what is said must be right all the same.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether it is of another deck: what it shares with a card of this one, if anything, is for its symbols to say.</summary>
    public bool IsStranger { get; init; }

    /// <summary>This card with those symbols whose middle is in an image that is seen in another way.</summary>
    public TrueCard SeenIn(View view) => this with
    {
        Symbols = [.. Symbols.Select(s => s with { Box = view.Move(s.Box) }).Where(s => view.Shows(s.Box.CenterX, s.Box.CenterY))],
        Outline = Outline is { } outline ? view.Move(outline) : null,
    };
}

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
        [.. photo.Cards.Select(card =>
            new TrueCard(card.Card, [.. card.Boxes.Select(box => new TrueSymbol(deck.SlotOf(box.Name)!.Value, box.Box))]))],
        [.. photo.Ignored.Select(box => box.Box)]);

    /// <summary>
    /// The truth of this image seen in another way. A card of which less than half of the symbols stay in the image is
    /// neither right nor wrong to find.
    /// </summary>
    public PhotoTruth SeenIn(View view)
    {
        var cards = Cards.Select(card => (Before: card, After: card.SeenIn(view)))
            .ToLookup(c => 2 * c.After.Symbols.Count >= c.Before.Symbols.Count, c => c.After);
        return this with
        {
            Width = view.Size.Width,
            Height = view.Size.Height,
            Cards = [.. cards[true]],
            Ignored = [.. Ignored.Select(view.Move), .. cards[false].SelectMany(c => c.Symbols).Select(s => s.Box)],
        };
    }
}
