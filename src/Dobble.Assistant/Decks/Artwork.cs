using Dobble.Data.Files;
using Dobble.Data.Photos;
using Dobble.Scenes.Artwork;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Decks;

/// <summary>A symbol to make cards of.</summary>
/// <param name="Id">What the deck file calls it.</param>
/// <param name="Emoji">The emoji that it is; null for an image.</param>
/// <param name="Names">Its names by two-letter code of the language.</param>
/// <param name="Path">The image file; null for an emoji.</param>
internal sealed record Artwork(string Id, string? Emoji, IReadOnlyDictionary<string, string> Names, string? Path)
{
    /// <summary>Larger than a symbol is ever printed or seen.</summary>
    private const int MaxEdge = 600;

    /// <summary>Finds what a deck is to be made of.</summary>
    /// <param name="symbols">A folder of images, each named like its symbol, or a text file with an emoji or its name a line.</param>
    /// <param name="language">The language of the names.</param>
    /// <exception cref="DobbleException">There is neither, or a line is no emoji.</exception>
    public static IReadOnlyList<Artwork> Find(string symbols, string language)
    {
        if (!Directory.Exists(symbols) && !File.Exists(symbols))
            throw new DobbleException($"{symbols}: no such folder of images, nor file with an emoji a line");
        var found = Directory.Exists(symbols)
            ? ImageFiles.In(symbols).Select(path => OfImage(path, language)).ToArray()
            : OfEmoji(symbols, language);
        if (found.Length == 0)
        {
            throw new DobbleException(Directory.Exists(symbols)
                ? $"{symbols}: there is no image in the folder; put one of each symbol there, named like what it shows"
                : $"{symbols}: there is nothing in the file; write an emoji or its name a line");
        }

        return found.GroupBy(a => a.Id).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new DobbleException($"{symbols}: '{twice.Key}' is there twice; two symbols cannot have one name")
            : found;
    }

    /// <summary>The artwork; the caller disposes it.</summary>
    /// <param name="font">Draws emoji.</param>
    /// <exception cref="DobbleException">The image cannot be read, or has nothing in it.</exception>
    public Sprite Draw(EmojiFont font)
    {
        if (Emoji is not null)
            return font.Render(Emoji);
        using var image = Photo.LoadArtwork(Path!);
        var scale = Math.Min(1, (double)MaxEdge / Math.Max(image.Width, image.Height));
        using var small = image.Resize(default, scale, scale, InterpolationFlags.Area);
        using var alpha = small.ExtractChannel(3);
        using var opaque = small.CvtColor(ColorConversionCodes.BGRA2BGR);
        try
        {
            return Cv2.CountNonZero(alpha) < alpha.Total() ? Sprite.FromImage(small) : Sprite.FromWhite(opaque);
        }
        catch (ArgumentException e)
        {
            throw new DobbleException($"{Path}: there is nothing to see in it but white", e);
        }
    }

    private static Artwork[] OfEmoji(string file, string language)
    {
        var lines = File.ReadLines(file).Select((line, i) => (Text: line.Trim(), Number: i + 1))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => (line.Text, line.Number, Emoji: EmojiNames.Find(line.Text, language))).ToArray();
        var wrong = lines.Where(line => line.Emoji is null).Select(line => (Text: Printable.Line(line.Text), line.Number)).ToArray();
        if (wrong is [var first, .. var others])
        {
            var more = others.Length > 0 ? $"; nor {string.Join(", ", others.Select(line => $"'{line.Text}' in line {line.Number}"))}" : "";
            throw new DobbleException(
                $"{file}: '{first.Text}' in line {first.Number} is no emoji, nor the name of one{Instead(first.Text, language)}{more}");
        }

        return Array.ConvertAll(lines, line => OfEmoji(line.Emoji!));
    }

    private static Artwork OfImage(string path, string language)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var words = name.Replace('_', ' ').Replace('-', ' ').Trim();
        return new Artwork(name, null, words.Length > 0 ? new Dictionary<string, string> { [language] = words } : [], path);
    }

    private static string Instead(string word, string language) => EmojiNames.Like(word, language).ToArray() is { Length: > 0 } names
        ? $"; there is {string.Join(", ", names)}"
        : string.Empty;

    private static Artwork OfEmoji(string emoji)
    {
        var names = EmojiNames.Of(emoji);
        return new Artwork(names["en"].Replace(' ', '_'), emoji, names, null);
    }
}
