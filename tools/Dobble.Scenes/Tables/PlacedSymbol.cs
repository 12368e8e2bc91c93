using Dobble.Vision.Geometry;

namespace Dobble.Scenes.Tables;

/// <summary>A symbol in a scene.</summary>
/// <param name="Symbol">What it is, as in <see cref="Cards.CardSymbol.Symbol"/>.</param>
/// <param name="Box">Its tight box in pixels of the image, as if nothing covered it; may reach beyond the image.</param>
/// <param name="Visible">Share of its area that is in the image and not covered, 0 to 1.</param>
public sealed record PlacedSymbol(int Symbol, Box Box, double Visible);
