namespace Dobble.Vision.Decks;

/// <summary>What one detection says about the deck's symbols.</summary>
/// <param name="Presence">How sure that there is a symbol at all, 0 to 1.</param>
/// <param name="Symbols">Probability of each of <see cref="Deck.Symbols"/>, given a symbol, with even prior odds.</param>
/// <param name="Unknown">Probability that it is no symbol of this deck; with <paramref name="Symbols"/> it sums to 1.</param>
public sealed record SymbolEvidence(float Presence, float[] Symbols, float Unknown);
