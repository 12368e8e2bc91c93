using Dobble.Scenes.Artwork;

namespace Dobble.Scenes.Tables.Things;

/// <summary>A thing that is no card.</summary>
/// <param name="Picture">Its picture, square.</param>
/// <param name="Radius">Radius in pixels of the picture of the circle that holds it.</param>
/// <param name="Size">Its radius in radii of a card.</param>
internal sealed record Thing(MipChain Picture, double Radius, double Size);
