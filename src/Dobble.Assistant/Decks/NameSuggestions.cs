using System.Numerics.Tensors;
using Dobble.Data.Galleries;
using Dobble.Scenes.Artwork;
using Dobble.Scenes.Cards;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Assistant.Decks;

/// <summary>Suggests names for symbols: those of the emoji that look most like them to the network that reads cards.</summary>
internal static class NameSuggestions
{
    /// <summary>Longer edge of a symbol that is looked at alone, in pixels of the reader's input.</summary>
    private const double Edge = 75;
    private const int Turns = 4;

    /// <summary>How many names are suggested for a symbol.</summary>
    private const int Count = 3;

    /// <summary>
    /// Names for the symbols of a deck that have none in a language, by their identifiers, the likeliest first; an emoji's own name where a
    /// symbol is one.
    /// </summary>
    /// <param name="deck">The deck.</param>
    /// <param name="artist">Draws its symbols; null for a deck that has nothing to draw.</param>
    /// <param name="readerModel">The network that reads cards.</param>
    /// <param name="language">Two-letter code.</param>
    /// <param name="done">Hears after each emoji that was looked at, and of how many there are.</param>
    public static Dictionary<string, IReadOnlyList<string>> ForUnnamed(
        Deck deck, DeckArtist? artist, string readerModel, string language, Action<int, int> done)
    {
        DeckSymbol[] unnamed = [.. deck.Symbols.Where(symbol => !symbol.Names.ContainsKey(language))];
        var names = unnamed.Where(symbol => symbol.Emoji is not null && EmojiNames.Of(symbol.Emoji).ContainsKey(language))
            .ToDictionary(symbol => symbol.Id, symbol => (IReadOnlyList<string>)[EmojiNames.Of(symbol.Emoji!)[language]]);
        DeckSymbol[] others = [.. unnamed.Where(symbol => !names.ContainsKey(symbol.Id) && artist?.ArtworkOf(symbol.Slot) is not null)];
        if (others.Length == 0)
            return names;
        using var reader = new CardReader(readerModel);
        foreach (var (symbol, alike) in others.Zip(For([.. others.Select(o => artist!.ArtworkOf(o.Slot)!)], reader, language, Count, done)))
            names[symbol.Id] = alike;
        return names;
    }

    /// <summary>Names in a language for each symbol, the likeliest first.</summary>
    /// <param name="symbols">Artwork of each; borrowed.</param>
    /// <param name="reader">The network.</param>
    /// <param name="language">Two-letter code.</param>
    /// <param name="count">How many names for each.</param>
    /// <param name="done">Hears after each emoji that was looked at, and of how many there are.</param>
    public static IReadOnlyList<IReadOnlyList<string>> For(
        IReadOnlyList<Sprite> symbols, CardReader reader, string language, int count, Action<int, int> done)
    {
        var known = new List<(string Name, float[] Embedding)>();
        using var font = new EmojiFont();
        foreach (var (i, emoji) in font.Emoji.Index())
        {
            done(i + 1, font.Emoji.Count);
            if (!EmojiNames.Of(emoji).TryGetValue(language, out var name))
                continue;
            using var sprite = font.Render(emoji);
            if (Look(sprite, reader, turns: 1) is { } embedding)
                known.Add((name, embedding));
        }

        return [.. symbols.Select(symbol => Look(symbol, reader, Turns) is { } seen
            ? known.OrderByDescending(k => TensorPrimitives.Dot<float>(k.Embedding, seen))
                .Select(k => k.Name).Distinct().Take(count).ToArray()
            : [])];
    }

    /// <summary>What the network sees of a symbol alone in the middle of a card; null where it sees none.</summary>
    private static float[]? Look(Sprite symbol, CardReader reader, int turns)
    {
        var seen = Enumerable.Range(0, turns).Select(turn => Look(symbol, reader, 2 * Math.PI * turn / turns)).OfType<float[]>().ToArray();
        return seen.Length == 0 ? null : PrototypeFit.Mean(seen);
    }

    private static float[]? Look(Sprite symbol, CardReader reader, double angle)
    {
        const double center = (CardWarp.Size - 1) / 2.0;
        using var white = symbol.OnWhite();
        var scale = Edge / Math.Max(white.Width, white.Height);
        using var small = white.Resize(default, scale, scale, InterpolationFlags.Area);
        using var map = Cv2.GetRotationMatrix2D(new Point2f((small.Width - 1) / 2f, (small.Height - 1) / 2f), angle * 180 / Math.PI, 1);
        map.At<double>(0, 2) += center - ((small.Width - 1) / 2.0);
        map.At<double>(1, 2) += center - ((small.Height - 1) / 2.0);
        using var card = new Mat();
        Cv2.WarpAffine(
            small, card, map, new Size(CardWarp.Size, CardWarp.Size), InterpolationFlags.Linear, BorderTypes.Constant, Scalar.White);
        CardRectifier.MaskOutside(card);
        var detections = reader.Read(card, [new Ellipse(center, center, CardWarp.Radius, CardWarp.Radius, 0)])[0];
        return detections.MinBy(d => Math.Pow(d.Box.CenterX - center, 2) + Math.Pow(d.Box.CenterY - center, 2))?.Embedding;
    }
}
