using Dobble.Scenes.Artwork;

namespace Dobble.Scenes.Tables.Things;

/// <summary>A thing that is no card.</summary>
/// <param name="Image">Its image, square.</param>
/// <param name="Radius">Radius in pixels of the image of the circle that holds it.</param>
/// <param name="Size">Its radius in radii of a card.</param>
internal sealed record Thing(MipChain Image, double Radius, double Size);
