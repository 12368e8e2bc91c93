using System.Collections.ObjectModel;

namespace Dobble.Vision.Decks;

/// <summary>A deck of cards: slots of a projective plane, the symbols that may stand in each, and the cards.</summary>
public sealed class Deck
{
    private const string Images = ".symbols";
    private const int MaxFaults = 100;

    private readonly DeckFile _file;
    private readonly string? _path;
    private readonly int[,] _shared;
    private readonly Dictionary<string, int> _index;

    private Deck(DeckFile file, string? path)
    {
        (_file, _path, Name) = (file, path, file.Name!);
        GalleryPath = file.Gallery is { } gallery ? Path.Combine(FolderOf(path), gallery) : null;
        ImagesPath = path is null ? null : Path.ChangeExtension(Path.GetFullPath(path), Images);
        SlotCount = file.Slots!.Count;
        Symbols = [.. file.Slots.SelectMany((slot, s) => slot.Variants!.Select(v => (Slot: s, Variant: v)))
            .Select((v, i) => new DeckSymbol(i, v.Variant.Id!, v.Slot, v.Variant.Names ?? ReadOnlyDictionary<string, string>.Empty)
                { Emoji = v.Variant.Emoji, Editions = v.Variant.Editions ?? [] })];
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

    /// <summary>
    /// The folder beside the deck file that may hold images of the symbols, <c>NAME.symbols/ID/*</c>; null for a deck without a file.
    /// </summary>
    public string? ImagesPath { get; }

    /// <summary>Symbols on each card.</summary>
    public int SymbolsPerCard => Cards[0].Count;

    /// <summary>Loads and checks a deck file.</summary>
    /// <exception cref="DobbleException">The file is missing or is no valid deck; the message says which cards clash.</exception>
    public static Deck Load(string path) => FromFile(DeckFile.Read(path), path);

    /// <summary>What keeps a file from being a deck, a line each; none where it is one.</summary>
    /// <exception cref="DobbleException">The file is missing or cannot be read at all.</exception>
    public static IReadOnlyList<string> Faults(string path) => [.. DeckChecks.Lines(DeckFile.Read(path)).Take(MaxFaults)];

    /// <summary>Makes a deck without a file; its symbols are called by the slots' identifiers.</summary>
    /// <param name="name">The deck's name.</param>
    /// <param name="slots">Identifier of each slot.</param>
    /// <param name="cards">The slots on each card.</param>
    /// <exception cref="DobbleException">The cards make no deck.</exception>
    public static Deck Create(string name, IReadOnlyList<string> slots, IEnumerable<IReadOnlyList<int>> cards) =>
        Create(name, [.. slots.Select((id, i) => new DeckSymbol(i, id, i, ReadOnlyDictionary<string, string>.Empty))], cards);

    /// <summary>Makes a deck without a file, one symbol in each slot, in their order.</summary>
    /// <param name="name">The deck's name.</param>
    /// <param name="symbols">The symbols; their indices and slots are their places here, whatever they say.</param>
    /// <param name="cards">The slots on each card.</param>
    /// <exception cref="DobbleException">The cards make no deck.</exception>
    public static Deck Create(string name, IReadOnlyList<DeckSymbol> symbols, IEnumerable<IReadOnlyList<int>> cards)
    {
        var entries = symbols.Select(s => new DeckFile.SlotEntry(
            s.Id, [new DeckFile.VariantEntry(s.Id, s.Emoji, s.Names.Count > 0 ? s.Names : null, null)]));
        var lists = cards.Select(c => (IReadOnlyList<string>)[.. c.Select(s => symbols[s].Id)]);
        return FromFile(new DeckFile(name, null, [.. entries], [.. lists]), null);
    }

    /// <summary>The same deck with names for symbols, by their identifiers, in one language; those that it had there go.</summary>
    /// <param name="language">Two-letter code.</param>
    /// <param name="names">Names by identifier.</param>
    /// <exception cref="DobbleException">The deck has no such symbol, or a name is empty.</exception>
    public Deck WithNames(string language, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Keys.FirstOrDefault(id => FindSymbol(id) is null) is { } unknown)
            throw new DobbleException($"the deck {Name} has no symbol '{unknown}'; dobble deck show lists those it has");
        return With(v => names.TryGetValue(v.Id!, out var name)
            ? v with { Names = new Dictionary<string, string>(v.Names ?? ReadOnlyDictionary<string, string>.Empty) { [language] = name } }
            : v);
    }

    /// <summary>The same deck with the names and emoji of symbols of the same identifier.</summary>
    internal Deck NamedLike(IEnumerable<DeckSymbol> symbols)
    {
        var known = symbols.ToDictionary(symbol => symbol.Id);
        return With(v => known.TryGetValue(v.Id!, out var like) ? v with { Names = like.Names, Emoji = like.Emoji } : v);
    }

    /// <summary>Writes the deck file, atomically. The deck is called like the file from then on, and so is its gallery.</summary>
    /// <returns>The deck that was written.</returns>
    /// <exception cref="DobbleException">The file cannot be written.</exception>
    public Deck Save(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var file = _file with { Name = name, Gallery = name + ".gallery" };
        file.Write(path);
        return new Deck(file, path);
    }

    /// <summary>The slot that two different cards share.</summary>
    /// <exception cref="ArgumentException">The cards are the same.</exception>
    public int SharedSlot(int first, int second) =>
        first != second ? _shared[first, second] : throw new ArgumentException("a card shares all its slots with itself", nameof(second));

    /// <summary>Index of the symbol with this identifier; null where the deck has none.</summary>
    public int? FindSymbol(string id) => _index.TryGetValue(id, out var index) ? index : null;

    private Deck With(Func<DeckFile.VariantEntry, DeckFile.VariantEntry> change) => FromFile(
        _file with { Slots = [.. _file.Slots!.Select(s => s with { Variants = [.. s.Variants!.Select(change)] })] }, _path);

    private static Deck FromFile(DeckFile file, string? path)
    {
        DeckChecks.Require(file, path ?? file.Name!);
        return new Deck(file, path);
    }

    private static string FolderOf(string? path) => path is null ? string.Empty : Path.GetDirectoryName(Path.GetFullPath(path))!;

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
