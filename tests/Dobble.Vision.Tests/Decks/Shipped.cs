using Dobble.TestKit;
using Dobble.Vision.Decks;

namespace Dobble.Vision.Tests.Decks;

/// <summary>The decks of the repository, and evidence about them made by hand.</summary>
internal static class Shipped
{
    public static string ClassicPath { get; } = TestPaths.Deck("classic");

    public static Deck Classic { get; } = Deck.Load(ClassicPath);

    public static Deck Emoji { get; } = Deck.Load(TestPaths.Deck("emoji"));

    /// <summary>Index of a symbol that may stand in a slot: the first variant.</summary>
    public static int SymbolOf(Deck deck, int slot) => deck.Symbols.First(s => s.Slot == slot).Index;

    /// <summary>Evidence that is <paramref name="sure"/> of one symbol and even among all others and "unknown".</summary>
    public static SymbolEvidence Sees(Deck deck, int symbol, float sure = 0.9f, float presence = 1)
    {
        var rest = (1 - sure) / deck.Symbols.Count;
        var symbols = new float[deck.Symbols.Count];
        Array.Fill(symbols, rest);
        symbols[symbol] = sure;
        return new SymbolEvidence(presence, symbols, rest);
    }

    /// <summary>Evidence of a symbol in a slot.</summary>
    public static SymbolEvidence SeesSlot(Deck deck, int slot) => Sees(deck, SymbolOf(deck, slot));

    /// <summary>Evidence of a symbol that no card of the deck has.</summary>
    public static SymbolEvidence SeesNegative(Deck deck)
    {
        var symbols = new float[deck.Symbols.Count];
        Array.Fill(symbols, 0.05f / symbols.Length);
        return new SymbolEvidence(1, symbols, 0.95f);
    }
}
