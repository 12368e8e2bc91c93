using Dobble.Vision.Geometry;

namespace Dobble.Vision.Recognition;

/// <summary>A symbol that CardReader's network sees on a rectified card, not yet named.</summary>
/// <param name="Box">Where, in pixels of the rectified crop (see <see cref="CardWarp"/>).</param>
/// <param name="Presence">How sure the network is that a symbol is there, 0 to 1.</param>
/// <param name="Embedding">What it looks like: a vector of unit length, compared by cosine.</param>
public sealed record SymbolDetection(Box Box, float Presence, float[] Embedding);
