using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Enrolment;

/// <summary>The gallery of an enrolled deck: a symbol's prototype is the mean of what the views that enrolled it show.</summary>
internal static class EnrolledGallery
{
    // Prototypes are of the very cards that are played, and so nearer to what is seen than those of images: measured on six decks.
    private const float Scale = 50, Unknown = 0.6f;

    private const float SameSymbol = 0.4f;

    /// <summary>Whether a deck was enrolled by showing it, so that its gallery can be made again by itself.</summary>
    public static bool IsKeptFor(string deckPath) => new EnrolledCards(deckPath).Exist;

    /// <summary>
    /// Loads the gallery of an enrolled deck; makes it again where it is missing, broken, of another reader or calibration.
    /// </summary>
    /// <param name="deckPath">The deck file.</param>
    /// <param name="deck">The deck.</param>
    /// <param name="path">The gallery.</param>
    /// <param name="reader">The reader to make it for.</param>
    /// <exception cref="DobbleException">What was kept is broken, or the gallery cannot be written.</exception>
    public static Gallery Load(string deckPath, Deck deck, string path, CardReader reader)
    {
        try
        {
            if (Gallery.Load(path, deck) is { Scale: Scale, Unknown: Unknown } gallery && gallery.Reader == reader.Identity)
                return gallery;
        }
        catch (DobbleException)
        {
            // The pictures are there to make it anew.
        }

        var cards = new EnrolledCards(deckPath);
        var made = Make(deck, reader.Identity, cards.Views().SelectMany(view => Seen(cards, reader, view)));
        made.Save(deck.GalleryPath!, deck);
        return made;
    }

    /// <summary>Makes the gallery from embeddings of symbols, by their identifiers.</summary>
    internal static Gallery Make(Deck deck, string reader, IEnumerable<(string Id, float[] Embedding)> seen)
    {
        var byId = seen.ToLookup(s => s.Id, s => s.Embedding);
        if (!deck.Symbols.Any(symbol => byId.Contains(symbol.Id)))
            throw new DobbleException($"the pictures that enrolled the deck {deck.Name} are gone; enrol it anew: dobble deck enrol");
        return new Gallery(
            reader,
            [.. deck.Symbols.Select(symbol =>
                byId[symbol.Id].ToArray() is { Length: > 0 } all ? (IReadOnlyList<float[]>)[CloseReader.Mean(all)] : [])],
            Scale, Unknown);
    }

    private static IEnumerable<(string Id, float[] Embedding)> Seen(EnrolledCards cards, CardReader reader, EnrolledView view)
    {
        using var portrait = cards.Load(view.Image);
        if (portrait is null)
            yield break;
        var detections = CloseReader.Detect(reader, portrait, CardRectifier.PortraitOutline(portrait));
        foreach (var symbol in view.Symbols)
        {
            if (detections.MaxBy(d => d.Box.IoU(symbol.Place)) is { } nearest && nearest.Box.IoU(symbol.Place) > SameSymbol)
                yield return (symbol.Id, nearest.Embedding);
        }
    }
}
