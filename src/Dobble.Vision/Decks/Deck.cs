using System.Collections.ObjectModel;

namespace Dobble.Vision.Decks;

/// <summary>A deck of cards: slots of a projective plane, the symbols that may stand in each, and the cards.</summary>
public sealed class Deck
{
    private readonly int[,] _shared;
    private readonly Dictionary<string, int> _index;

    private Deck(DeckFile file, string? folder)
    {
        Name = file.Name!;
        GalleryPath = file.Gallery is { } gallery ? Path.Combine(folder ?? string.Empty, gallery) : null;
        SlotCount = file.Slots!.Count;
        Symbols = [.. file.Slots.SelectMany((slot, s) => slot.Variants!.Select(v => (Slot: s, Variant: v)))
            .Select((v, i) => new DeckSymbol(i, v.Variant.Id!, v.Slot, v.Variant.Names ?? ReadOnlyDictionary<string, string>.Empty)
                { Emoji = v.Variant.Emoji })];
        _index = Symbols.ToDictionary(s => s.Id, s => s.Index);

        var slots = file.Slots.Select((slot, i) => (slot.Id, i)).ToDictionary(s => s.Id!, s => s.i);
        Cards = [.. file.Cards!.Select(card => (IReadOnlyList<int>)[.. card.Select(id => slots[id]).Order()])];
        _shared = SharedSlots(Cards);
    }

    /// <summary>The deck's name.</summary>
    public string Name { get; }

    /// <summary>Number of slots, that is of different symbols in one edition.</summary>
    public int SlotCount { get; }

    /// <summary>Every symbol of every edition; a symbol's <see cref="DeckSymbol.Index"/> is its place here.</summary>
    public IReadOnlyList<DeckSymbol> Symbols { get; }

    /// <summary>The cards: the slots on each, ascending.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cards { get; }

    /// <summary>Path of the gallery file that the deck file names; null where it names none.</summary>
    public string? GalleryPath { get; }

    /// <summary>Loads and checks a deck file.</summary>
    /// <exception cref="DobbleException">The file is missing or is no valid deck; the message says which cards clash.</exception>
    public static Deck Load(string path) => FromFile(DeckFile.Read(path), path, Path.GetDirectoryName(Path.GetFullPath(path)));

    /// <summary>Makes a deck without a file; its symbols are called by the slots' identifiers.</summary>
    /// <param name="name">The deck's name.</param>
    /// <param name="slots">Identifier of each slot.</param>
    /// <param name="cards">The slots on each card.</param>
    /// <exception cref="DobbleException">The cards make no deck.</exception>
    public static Deck Create(string name, IReadOnlyList<string> slots, IEnumerable<IReadOnlyList<int>> cards)
    {
        var entries = slots.Select(id => new DeckFile.SlotEntry(
            id, [new DeckFile.VariantEntry(id, null, null, null)]));
        var lists = cards.Select(c => (IReadOnlyList<string>)[.. c.Select(s => slots[s])]);
        return FromFile(new DeckFile(name, null, [.. entries], [.. lists]), name, null);
    }

    /// <summary>The slot that two different cards share.</summary>
    /// <exception cref="ArgumentException">The cards are the same.</exception>
    public int SharedSlot(int first, int second) =>
        first != second ? _shared[first, second] : throw new ArgumentException("a card shares all its slots with itself", nameof(second));

    /// <summary>Index of the symbol with this identifier; null where the deck has none.</summary>
    public int? FindSymbol(string id) => _index.TryGetValue(id, out var index) ? index : null;

    private static Deck FromFile(DeckFile file, string source, string? folder)
    {
        DeckChecks.Require(file, source);
        return new Deck(file, folder);
    }

    private static int[,] SharedSlots(IReadOnlyList<IReadOnlyList<int>> cards)
    {
        var shared = new int[cards.Count, cards.Count];
        for (var i = 0; i < cards.Count; i++)
        {
            for (var j = 0; j < cards.Count; j++)
                shared[i, j] = i == j ? -1 : cards[i].Intersect(cards[j]).Single();
        }

        return shared;
    }
}
