namespace Dobble.Data.Galleries;

/// <summary>A symbol as the reader's network sees it.</summary>
/// <param name="Symbol">Its class: the identifier of a deck's symbol, or anything else for one of no deck.</param>
/// <param name="Embedding">A vector of unit length.</param>
public sealed record Embedded(string Symbol, float[] Embedding);
