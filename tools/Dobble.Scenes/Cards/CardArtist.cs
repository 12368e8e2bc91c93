using Dobble.Scenes.Artwork;
using OpenCvSharp;

namespace Dobble.Scenes.Cards;

/// <summary>Draws cards as the game prints them: symbols large and small, turned every way, on a white card.</summary>
public static class CardArtist
{
    /// <summary>Draws a card; the caller disposes of it. The same random numbers give the same card.</summary>
    /// <param name="random">Decides places, sizes, turns and the card's white.</param>
    /// <param name="symbols">What each symbol is and looks like; borrowed.</param>
    /// <param name="size">Edge of the image in pixels; the card's radius is one and a half pixels less than half of it.</param>
    /// <param name="card">Index of the card in its deck.</param>
    /// <param name="shape">The card's outline; round by default.</param>
    public static CardImage Draw(
        Random random, IReadOnlyList<(int Symbol, Sprite Sprite)> symbols, int size = 256, int? card = null, CardShape? shape = null)
    {
        shape ??= CardShape.Round;
        var radius = (size / 2.0) - 1.5;
        var image = BlankCard(random, size, radius, shape);
        var sprites = symbols.Select(s => Normalized(s.Sprite)).ToArray();
        var places = SymbolLayout.Place(random, [.. sprites.Select(s => s.Shape)], shape);

        var center = (size - 1) / 2.0;
        var drawn = new CardSymbol[symbols.Count];
        for (var i = 0; i < symbols.Count; i++)
        {
            var place = places[i] with
            {
                X = center + (radius * places[i].X),
                Y = center + (radius * places[i].Y),
                Scale = radius * places[i].Scale,
            };
            var toCard = place.ToHomography() * sprites[i].FromSprite;
            DrawSprite(image, symbols[i].Sprite, toCard, place.Scale * sprites[i].FromSprite.M00);
            drawn[i] = new CardSymbol(
                symbols[i].Symbol, [.. symbols[i].Sprite.Hull.Select(p => toCard.Apply(p.X, p.Y))]);
        }

        shape.Cut(image, radius);
        return new CardImage(image, radius, drawn, card, shape);
    }

    /// <summary>Finds places for symbols on a card of radius 1 around the origin, as they lie on drawn cards.</summary>
    /// <returns>For each symbol the map from its image's pixels.</returns>
    internal static IReadOnlyList<Homography> Arrange(Random random, IReadOnlyList<Sprite> symbols)
    {
        var shapes = symbols.Select(Normalized).ToArray();
        var places = SymbolLayout.Place(random, [.. shapes.Select(s => s.Shape)], CardShape.Round);
        return [.. places.Select((place, i) => place.ToHomography() * shapes[i].FromSprite)];
    }

    /// <summary>The sprite's outline with its origin in the middle and the area π, and the map there from the sprite's pixels.</summary>
    private static (ConvexShape Shape, Homography FromSprite) Normalized(Sprite sprite)
    {
        var hull = ConvexShape.Simplify(sprite.Hull);
        var (x, y) = ((sprite.Image.Width - 1) / 2.0, (sprite.Image.Height - 1) / 2.0);
        var scale = Math.Sqrt(Math.PI / hull.Area());
        var from = new Homography(scale, 0, -scale * x, 0, scale, -scale * y, 0, 0, 1);
        return (new ConvexShape([.. hull.Points.Select(p => from.Apply(p.X, p.Y))]), from);
    }

    private static void DrawSprite(Mat card, Sprite sprite, Homography toCard, double scale)
    {
        var (level, toFull) = sprite.Mips.For(scale);
        var box = CardSymbol.Around(sprite.Hull.Select(p => toCard.Apply(p.X, p.Y)));
        var region = Rect.FromLTRB((int)box.X1 - 2, (int)box.Y1 - 2, (int)box.X2 + 3, (int)box.Y2 + 3)
            .Intersect(new Rect(0, 0, card.Width, card.Height));
        using var map = (Homography.Translation(-region.X, -region.Y) * toCard * toFull).ToMat();
        using var layer = new Mat();
        Cv2.WarpPerspective(level, layer, map, region.Size, InterpolationFlags.Linear, BorderTypes.Constant, Scalar.All(0));
        using var target = new Mat(card, region);
        Pixels.OverWithAlpha(target, layer);
    }

    private static Mat BlankCard(Random random, int size, double radius, CardShape shape)
    {
        var white = random.Near(new Scalar(246, 250, 251), 3);
        var image = new Mat(size, size, MatType.CV_8UC4, new Scalar(white.Val0, white.Val1, white.Val2, 255));
        var center = new Point(size / 2, size / 2);
        var rim = random.Chance(0.5) ? white.Times(random.Between(0.8, 0.97)) : Scalar.All(255);
        var width = Math.Max(1, (int)(radius * random.Between(0.005, 0.025)));
        if (shape == CardShape.Round)
            Cv2.Circle(
                image, center, (int)(radius - (width / 2.0)), new Scalar(rim.Val0, rim.Val1, rim.Val2, 255), width, LineTypes.AntiAlias);
        return image;
    }
}
