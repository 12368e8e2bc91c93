using Dobble.Scenes.Cards;
using Dobble.Vision.Geometry;

namespace Dobble.Scenes.Tables;

/// <summary>A card as it was drawn.</summary>
/// <param name="Picture">The card's picture.</param>
/// <param name="Place">The map from the picture's pixels to the scene's.</param>
/// <param name="Owner">The number that marks its pixels on the canvas.</param>
internal sealed record LaidCard(CardPicture Picture, Homography Place, byte Owner)
{
    public Ellipse Outline { get; } = Place.MapCircle(Picture.Center, Picture.Center, Picture.Radius);
}
