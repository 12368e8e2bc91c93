using Dobble.Vision.Decks;

namespace Dobble.Assistant.Words;

/// <summary>What people call a symbol.</summary>
internal static class SymbolNames
{
    /// <summary>What is said aloud: the name in a language, as far as the deck has one, else "this one".</summary>
    public static string SpokenNameOf(this IReadOnlyList<DeckSymbol> symbols, int? symbol, string language) =>
        symbol is { } index && symbols[index].IsNamed ? symbols[index].NameIn(language) : OverlayWords.In(language).ThisOne;

    /// <summary>The name in a language, as far as the deck has one; "?" for a symbol that is not the deck's.</summary>
    public static string NameOf(this IReadOnlyList<DeckSymbol> symbols, int? symbol, string language) =>
        symbol is { } index ? symbols[index].NameIn(language) : "?";
}
