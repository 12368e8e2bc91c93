using System.Numerics.Tensors;
using Dobble.Data.Files;
using Dobble.Data.Galleries;
using Dobble.Scenes.Artwork;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Assistant.Decks;

/// <summary>Makes a deck of images: its file, images of its symbols, and its gallery.</summary>
internal static class DeckMaker
{
    /// <summary>
    /// Cosine of two symbols that can hardly be told apart. Of the emoji deck a trumpet and a saxophone come nearest, with 0.89, and are
    /// confused now and then; equal squares have 0.998.
    /// </summary>
    private const float TooAlike = 0.93f;

    /// <summary>Which symbols stand on which card.</summary>
    /// <param name="name">What the deck is called.</param>
    /// <param name="artwork">What there is to make it of; the first are taken.</param>
    /// <param name="symbolsPerCard">Symbols on a card; null for as many as there is artwork for.</param>
    /// <param name="cards">How many cards; null for all.</param>
    /// <exception cref="DobbleException">No such deck can be made, or there is too little artwork.</exception>
    public static Deck Plan(string name, IReadOnlyList<Artwork> artwork, int? symbolsPerCard, int? cards)
    {
        var order = symbolsPerCard - 1 ?? Possible(artwork.Count).LastOrDefault(ProjectivePlane.Orders[0]);
        if (order > ProjectivePlane.MaxOrder)
            throw new DobbleException($"a card can have at most {ProjectivePlane.MaxOrder + 1} symbols");
        var plane = ProjectivePlane.Create(order);
        if (artwork.Count < plane.Count)
        {
            throw new DobbleException(
                $"a deck with {order + 1} symbols a card needs {plane.Count} symbols, and here are {artwork.Count}; "
                + Advice(artwork.Count));
        }

        if (cards < 2 || cards > plane.Count)
            throw new DobbleException($"a deck with {order + 1} symbols a card has 2 to {plane.Count} cards");
        DeckSymbol[] symbols = [.. artwork.Take(plane.Count).Select((a, i) => new DeckSymbol(i, a.Id, i, a.Names) { Emoji = a.Emoji })];
        return Deck.Create(name, symbols, plane.Take(cards ?? plane.Count));
    }

    /// <summary>Writes the deck with all that belongs to it.</summary>
    /// <param name="file">The deck file; the rest is written beside it.</param>
    /// <param name="deck">The plan.</param>
    /// <param name="artwork">What it is made of.</param>
    /// <param name="reader">The network that is to read it.</param>
    /// <param name="step">Hears how far it is.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="views">How many cards to compose for the gallery.</param>
    /// <returns>The deck.</returns>
    public static Deck Write(
        string file, Deck deck, IReadOnlyList<Artwork> artwork, CardReader reader, Action<WorkProgress> step, CancellationToken stop,
        int views = ViewGallery.Cards)
    {
        var written = deck.Save(file);
        using (var font = new EmojiFont())
        {
            foreach (var symbol in artwork.Take(deck.Symbols.Count))
                SaveImage(symbol, Path.Combine(written.ImagesPath!, symbol.Id), font);
        }

        // No tables in the background: the deck is the same wherever it is made.
        var gallery = ViewGallery.Make(written, reader, DeckImages.Cutouts(written.ImagesPath!, written), [], step, stop, views);
        gallery.Save(written.GalleryPath!, written);
        return written;
    }

    /// <summary>Symbols of a deck that the reader can hardly tell apart, the likest first.</summary>
    /// <exception cref="DobbleException">The deck's gallery cannot be read.</exception>
    public static IEnumerable<(DeckSymbol First, DeckSymbol Second)> Alike(Deck deck)
    {
        var looks = Gallery.Load(deck.GalleryPath!, deck).Prototypes;
        float Cosine(DeckSymbol first, DeckSymbol second) => looks[first.Index]
            .SelectMany(one => looks[second.Index].Select(other => TensorPrimitives.Dot<float>(one, other))).DefaultIfEmpty().Max();

        return deck.Symbols.SelectMany(first => deck.Symbols.Skip(first.Index + 1).Select(second => (first, second)))
            .Select(pair => (pair.first, pair.second, Cosine: Cosine(pair.first, pair.second)))
            .Where(pair => pair.Cosine > TooAlike).OrderByDescending(pair => pair.Cosine).Select(pair => (pair.first, pair.second));
    }

    private static void SaveImage(Artwork symbol, string folder, EmojiFont font)
    {
        Directory.CreateDirectory(folder);
        using var sprite = symbol.Draw(font);
        using var image = sprite.Straight();
        Cv2.ImWrite(Path.Combine(folder, "1.png"), image);
    }

    private static string Advice(int count) => Possible(count).LastOrDefault() is > 0 and var order
        ? $"they are enough for --size {order + 1}"
        : $"the smallest deck needs {ProjectivePlane.Count(ProjectivePlane.Orders[0])}";

    /// <summary>The orders for which so many symbols are enough.</summary>
    private static IEnumerable<int> Possible(int count) => ProjectivePlane.Orders.Where(q => ProjectivePlane.Count(q) <= count);
}
