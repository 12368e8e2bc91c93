using Dobble.Scenes.Cards;
using Dobble.Vision.Geometry;

namespace Dobble.Scenes.Tables;

/// <summary>A card as it was drawn.</summary>
/// <param name="Image">The card's image.</param>
/// <param name="Place">The map from the image's pixels to the scene's.</param>
/// <param name="Owner">The number that marks its pixels on the canvas.</param>
internal sealed record LaidCard(CardImage Image, Homography Place, byte Owner)
{
    /// <summary>The card's outline; of one that is not round, the ellipse that comes nearest to it.</summary>
    public Ellipse Outline { get; } = Image.Shape == CardShape.Round
        ? Place.MapCircle(Image.Center, Image.Center, Image.Radius)
        : (Place * new Homography(Image.Shape.Axes.X, 0, Image.Center, 0, Image.Shape.Axes.Y, Image.Center, 0, 0, 1))
            .MapCircle(0, 0, Image.Radius);
}
