using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Scenes.Cards;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Data.Evaluation.Conditions;

/// <summary>Cuts the cards out of labelled photos; their labels go along.</summary>
internal static class CardCutter
{
    // A little within the card's rim, so that no table comes along.
    private const double Radius = 0.98 * CardWarp.Radius;

    private const int PointsPerSymbol = 12;

    /// <summary>The cards that are known and wholly labelled; the caller disposes of them.</summary>
    public static IReadOnlyList<CardImage> Cut(IReadOnlyList<LabelledPhoto> photos, Deck deck)
    {
        var cut = new List<CardImage>();
        foreach (var photo in photos)
        {
            using var image = Photo.LoadStored(photo.Path);
            cut.AddRange(
                photo.Cards.Where(c => c.Card is { } card && c.Boxes.Count == deck.Cards[card].Count).Select(c => Cut(image, c, deck)));
        }

        return cut;
    }

    private static CardImage Cut(Mat image, LabelledCard card, Deck deck)
    {
        var outline = OutlineRefiner.Refine(image, SymbolsOutline.Around([.. card.Boxes.Select(b => b.Box)]));
        using var crop = new Mat();
        CardRectifier.Rectify(image, outline, crop);
        var warp = new CardWarp(outline);
        return CardImage.FromPhoto(crop, Radius, [.. card.Boxes.Select(b => Symbol(b, warp, deck))], card.Card);
    }

    private static CardSymbol Symbol(LabelledBox box, CardWarp warp, Deck deck)
    {
        var crop = warp.ToCrop(box.Box);
        var around = new Ellipse(crop.CenterX, crop.CenterY, crop.Width / 2, crop.Height / 2, 0);
        return new CardSymbol(deck.FindSymbol(box.Name)!.Value, around.Outline(PointsPerSymbol));
    }
}
