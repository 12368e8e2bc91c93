using Dobble.Vision.Decks;

namespace Dobble.Data.DataSets;

/// <summary>From names to slots and back.</summary>
internal static class DeckNames
{
    /// <summary>The slot of a symbol's name; null for a name that is not the deck's.</summary>
    public static int? SlotOf(this Deck deck, string name) => deck.FindSymbol(name) is { } symbol ? deck.Symbols[symbol].Slot : null;

    /// <summary>The name to give a slot: of several editions' the one that these labels use most.</summary>
    public static string[] NamesInUse(this Deck deck, IEnumerable<string> labels)
    {
        var counts = labels.CountBy(name => name).ToDictionary();
        return [.. deck.Symbols.GroupBy(s => s.Slot).OrderBy(g => g.Key).Select(g => g.MaxBy(s => counts.GetValueOrDefault(s.Id))!.Id)];
    }
}
