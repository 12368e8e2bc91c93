using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Scenes.Artwork;
using Dobble.Scenes.Crops;
using Dobble.Vision;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Data.Galleries;

/// <summary>Images of a deck's symbols, to compose cards of; the caller disposes them.</summary>
public static class DeckImages
{
    /// <summary>The emoji of each symbol of a deck.</summary>
    /// <exception cref="DobbleException">A symbol has none, or the font is missing.</exception>
    public static IReadOnlyList<IReadOnlyList<SymbolImage>> OfEmoji(Deck deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        if (deck.Symbols.FirstOrDefault(s => s.Emoji is null) is { } missing)
            throw new DobbleException($"deck {deck.Name}: '{missing.Id}' has no emoji; give images of the symbols with --images");
        using var font = new EmojiFont();
        return [.. deck.Symbols.Select(s => Draw(font, s.Emoji!, s.Id))];
    }

    /// <summary>The images of a folder that has a folder for each symbol.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="deck">The deck, of which no slot may lack an image.</param>
    /// <exception cref="DobbleException">An image is broken or missing, or of no symbol of the deck.</exception>
    public static IReadOnlyList<IReadOnlyList<SymbolImage>> Cutouts(string folder, Deck deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        var errors = new List<DataError>();
        var images = Cutouts(folder, deck, errors);
        if (errors.Count > 0)
            throw new DobbleException(errors[0].ToString());
        var shown = images.Select(i => deck.Symbols[deck.FindSymbol(i[0].Symbol)!.Value].Slot).ToHashSet();
        return deck.Symbols.FirstOrDefault(s => !shown.Contains(s.Slot)) is { } missing
            ? throw new DobbleException($"{folder}: no image of '{missing.Id}'; each slot of the deck needs one at least")
            : images;
    }

    /// <inheritdoc cref="Cutouts(string, Deck)"/>
    /// <param name="folder">The folder.</param>
    /// <param name="deck">The deck.</param>
    /// <param name="errors">Gets an entry for each image that cannot be used.</param>
    public static IReadOnlyList<IReadOnlyList<SymbolImage>> Cutouts(string folder, Deck deck, List<DataError> errors)
    {
        var data = SymbolFolder.Load(folder, deck);
        errors.AddRange(data.Errors);
        return [.. data.Images.GroupBy(p => p.Name).Select(g => g.Select(Read).ToList())];
    }

    /// <summary>One emoji.</summary>
    public static IReadOnlyList<SymbolImage> Draw(EmojiFont font, string emoji, string symbol)
    {
        ArgumentNullException.ThrowIfNull(font);
        using var sprite = font.Render(emoji);
        return [SymbolImage.Of(symbol, sprite)];
    }

    private static SymbolImage Read(SymbolCutout cutout)
    {
        using var image = Photo.LoadArtwork(cutout.Path);
        using var alpha = image.ExtractChannel(3);
        if (Cv2.CountNonZero(alpha) < alpha.Total())
        {
            using var artwork = Sprite.FromImage(image);
            return SymbolImage.Of(cutout.Name, artwork);
        }

        // Cut out of a photo or a scan, a fringe of paper around it.
        using var onPaper = image.CvtColor(ColorConversionCodes.BGRA2BGR);
        return new SymbolImage(cutout.Name, onPaper, clean: true);
    }
}
