using Dobble.Data.Galleries;
using Dobble.Data.Labels;
using Dobble.Scenes.Artwork;
using Dobble.Scenes.Crops;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Samples;

/// <summary>Images of symbols by where they come from; within a source, by symbol.</summary>
/// <param name="Scans">Cut out of scans.</param>
/// <param name="Phone">Cut out of photos.</param>
/// <param name="Emoji">Every emoji of the font, each of the class <c>emoji X</c>.</param>
/// <param name="Artwork">What the machine's packages bring, in groups; it has no classes, and is told apart within a batch alone.</param>
/// <param name="OnPhotos">Symbols that photos show, whether there are images of them or not.</param>
internal sealed record SymbolImages(
    IReadOnlyList<IReadOnlyList<SymbolImage>> Scans,
    IReadOnlyList<IReadOnlyList<SymbolImage>> Phone,
    IReadOnlyList<IReadOnlyList<SymbolImage>> Emoji,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<SymbolImage>>> Artwork,
    IReadOnlyList<string> OnPhotos) : IDisposable
{
    /// <summary>No images.</summary>
    public static SymbolImages None { get; } = new([], [], [], [], []);

    /// <summary>The classes of all symbols, sorted.</summary>
    public IReadOnlyList<string> Classes =>
        [.. Scans.Concat(Phone).Concat(Emoji).Select(s => s[0].Symbol).Concat(OnPhotos).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Loads the symbols that were cut out for a data set, and every emoji of the font.</summary>
    /// <param name="folder">The data set; it may hold <c>symbols/scans</c> and <c>symbols/phone</c>.</param>
    /// <param name="deck">The deck that labels belong to.</param>
    /// <param name="errors">Gets an entry for each image that cannot be used.</param>
    public static SymbolImages Load(string folder, Deck deck, List<DataError> errors)
    {
        using var font = new EmojiFont();
        return new SymbolImages(
            CutoutsIn("scans"),
            CutoutsIn("phone"),
            [.. font.Emoji.Select(e => DeckImages.Draw(font, e, ClassOf(e)))],
            [],
            [.. deck.Symbols.Select(s => s.Id)]);

        IReadOnlyList<IReadOnlyList<SymbolImage>> CutoutsIn(string source) =>
            Path.Combine(folder, "symbols", source) is var images && Directory.Exists(images) ? DeckImages.Cutouts(images, deck, errors)
                : [];
    }

    /// <summary>The same images without the emoji of a deck that is to be read without training. They stay the owner's.</summary>
    /// <exception cref="DobbleException">The deck has a symbol that is no emoji of the font.</exception>
    public SymbolImages Without(Deck untrained)
    {
        var drawn = Emoji.Select(e => e[0].Symbol).ToHashSet();
        if (untrained.Symbols.FirstOrDefault(s => s.Emoji is null || !drawn.Contains(ClassOf(s.Emoji))) is { } unknown)
            throw new DobbleException(
                $"the deck {untrained.Name} has '{unknown.Id}', which is no emoji of the font: it could not be left out of training");
        var left = untrained.Symbols.Select(s => ClassOf(s.Emoji!)).ToHashSet();
        return this with { Emoji = [.. Emoji.Where(e => !left.Contains(e[0].Symbol))] };
    }

    public void Dispose()
    {
        foreach (var image in Scans.Concat(Phone).Concat(Emoji).SelectMany(s => s))
            image.Dispose();
    }

    /// <summary>The class of an emoji that belongs to no deck.</summary>
    public static string ClassOf(string emoji) => "emoji " + emoji;
}
