using Dobble.Vision.Decks;

namespace Dobble.Assistant.Words;

/// <summary>What people call a symbol.</summary>
internal static class SymbolNames
{
    /// <summary>The name in a language, else in English, else the identifier; "?" for a symbol that is not the deck's.</summary>
    public static string NameOf(this IReadOnlyList<DeckSymbol> symbols, int? symbol, string language)
    {
        if (symbol is not { } index)
            return "?";
        var names = symbols[index].Names;
        return names.GetValueOrDefault(language) ?? names.GetValueOrDefault("en") ?? symbols[index].Id;
    }
}
