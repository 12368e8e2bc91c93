using Dobble.Vision.Geometry;

namespace Dobble.Scenes.Tables;

/// <summary>A card in a scene.</summary>
/// <param name="Card">Index of the card in its deck; null for a card of no deck.</param>
/// <param name="Outline">Outline of its face in pixels of the image, exact; may reach beyond the image.</param>
/// <param name="Visible">Share of its face that is in the image and not covered, 0 to 1.</param>
/// <param name="Symbols">Its symbols.</param>
public sealed record PlacedCard(int? Card, Ellipse Outline, double Visible, IReadOnlyList<PlacedSymbol> Symbols);
