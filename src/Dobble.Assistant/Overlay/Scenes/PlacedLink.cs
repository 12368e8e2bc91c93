using System.Numerics;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>A link in pixels of the target.</summary>
/// <param name="Rings">Around the symbol, on each card where it is seen.</param>
/// <param name="From">Where the line starts: on the first card's ring, or in the card's middle.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Color">Its colour.</param>
/// <param name="IsProminent">False for a link that recedes.</param>
internal sealed record PlacedLink(IReadOnlyList<Ellipse> Rings, Vector2 From, Vector2 To, SKColor Color, bool IsProminent);
