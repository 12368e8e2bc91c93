namespace Dobble.Vision.Decks;

/// <summary>A deck of cards: slots of a projective plane, the symbols that may stand in each, and the cards.</summary>
public sealed class Deck
{
    /// <summary>Loads and checks a deck file.</summary>
    /// <exception cref="DobbleException">The file is missing or is no valid deck; the message says which cards clash.</exception>
    public static Deck Load(string path) => throw new NotImplementedException();

    /// <summary>The deck's name.</summary>
    public string Name => throw new NotImplementedException();

    /// <summary>Number of slots, that is of different symbols in one edition.</summary>
    public int SlotCount => throw new NotImplementedException();

    /// <summary>Every symbol of every edition; a symbol's <see cref="DeckSymbol.Index"/> is its place here.</summary>
    public IReadOnlyList<DeckSymbol> Symbols => throw new NotImplementedException();

    /// <summary>The cards: the slots on each, ascending.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cards => throw new NotImplementedException();

    /// <summary>The slot that two different cards share.</summary>
    public int SharedSlot(int first, int second) => throw new NotImplementedException();

    /// <summary>Index of the symbol with this identifier; null where the deck has none.</summary>
    public int? FindSymbol(string id) => throw new NotImplementedException();

    /// <summary>Path of the gallery file that the deck file names; null where it names none.</summary>
    public string? GalleryPath => throw new NotImplementedException();
}
