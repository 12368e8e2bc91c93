using Dobble.Scenes.Cards;
using Dobble.Vision.Geometry;

namespace Dobble.Scenes.Tables;

/// <summary>A card as it was drawn.</summary>
/// <param name="Image">The card's image.</param>
/// <param name="Place">The map from the image's pixels to the scene's.</param>
/// <param name="Owner">The number that marks its pixels on the canvas.</param>
internal sealed record LaidCard(CardImage Image, Homography Place, byte Owner)
{
    public Ellipse Outline { get; } = Place.MapCircle(Image.Center, Image.Center, Image.Radius);
}
