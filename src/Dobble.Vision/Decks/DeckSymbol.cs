namespace Dobble.Vision.Decks;

/// <summary>A symbol as some edition draws it. Several variants may stand in one slot of the deck.</summary>
/// <param name="Index">Place in <see cref="Deck.Symbols"/>, and in every array of symbol probabilities.</param>
/// <param name="Id">Identifier as in the deck file, such as <c>no_entry</c>.</param>
/// <param name="Slot">The slot of the projective plane that it stands in.</param>
/// <param name="Names">Spoken name by two-letter language code; not every language, or none, need be there (see
/// <see cref="NameIn"/>).</param>
public sealed record DeckSymbol(int Index, string Id, int Slot, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The emoji that draws it; null for a symbol whose artwork is not an emoji.</summary>
    public string? Emoji { get; init; }

    /// <summary>The editions that draw it; empty where all do.</summary>
    public IReadOnlyList<string> Editions { get; init; } = [];

    /// <summary>Whether it has a name in any language.</summary>
    public bool IsNamed => Names.Count > 0;

    /// <summary>Whether an edition draws it.</summary>
    public bool IsOf(string edition) => Editions.Count == 0 || Editions.Contains(edition);

    /// <summary>The name in a language; where it has none the English one, else that of any language, else the identifier.</summary>
    /// <param name="language">Two-letter code.</param>
    public string NameIn(string language) =>
        Names.GetValueOrDefault(language) ?? Names.GetValueOrDefault("en") ?? Names.Values.FirstOrDefault() ?? Id;
}
