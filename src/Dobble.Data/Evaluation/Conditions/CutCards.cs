using Dobble.Data.Labels;
using Dobble.Scenes.Corruptions;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Evaluation.Conditions;

/// <summary>Photos of which one side is cut off, so that the frame goes through one symbol of a card and leaves all others whole.</summary>
internal static class CutCards
{
    /// <summary>The photos that can be cut so, each once.</summary>
    public static IEnumerable<TrueImage> Images(IEnumerable<LabelledPhoto> photos, Deck deck)
    {
        foreach (var photo in photos)
        {
            if (Cut(PhotoTruth.Of(photo, deck), deck.Cards[0].Count) is { } part)
                yield return new TrueImage(photo.Path, () => Open(photo, deck, part));
        }
    }

    private static (Mat Image, PhotoTruth Truth) Open(LabelledPhoto photo, Deck deck, Rect part)
    {
        var (image, truth) = Evaluator.Image(photo, deck).Open();
        using var owned = image;
        var view = View.Part(part);
        return (view.Of(image), truth.SeenIn(view));
    }

    /// <summary>The part of the image that is left; null where no side can be cut so.</summary>
    private static Rect? Cut(PhotoTruth truth, int symbols)
    {
        var parts =
            from card in truth.Cards
            where card.Symbols.Count == symbols
            from part in Parts(truth, card)
            where truth.Cards.Sum(c => c.Symbols.Count(s => !IsWhole(s.Box, part))) == 1
            orderby part.Width * part.Height
            select (Rect?)part;
        return parts.FirstOrDefault();
    }

    /// <summary>What is left where each side goes through the middle of the card's outermost symbol.</summary>
    private static Rect[] Parts(PhotoTruth truth, TrueCard card)
    {
        var (width, height) = (truth.Width, truth.Height);
        var (left, right) = (card.Symbols.MinBy(s => s.Box.X1)!.Box.CenterX, card.Symbols.MaxBy(s => s.Box.X2)!.Box.CenterX);
        var (top, bottom) = (card.Symbols.MinBy(s => s.Box.Y1)!.Box.CenterY, card.Symbols.MaxBy(s => s.Box.Y2)!.Box.CenterY);
        return
        [
            Rect.FromLTRB((int)left, 0, width, height), Rect.FromLTRB(0, 0, (int)right, height),
            Rect.FromLTRB(0, (int)top, width, height), Rect.FromLTRB(0, 0, width, (int)bottom),
        ];
    }

    private static bool IsWhole(Box box, Rect part) =>
        box.X1 >= part.Left && box.Y1 >= part.Top && box.X2 <= part.Right && box.Y2 <= part.Bottom;
}
