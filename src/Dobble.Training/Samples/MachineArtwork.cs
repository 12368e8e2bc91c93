using System.Globalization;
using System.Security.Cryptography;
using Dobble.Data.Files;
using Dobble.Data.Photos;
using Dobble.Scenes.Artwork;
using Dobble.Scenes.Crops;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>
/// Symbols of many kinds that the system's packages bring: clip art, icons, and the glyphs of symbol fonts, in small groups of what is
/// alike in style and often in shape, so that they have to be told apart. A machine may have none; what there was is recorded.
/// </summary>
/// <param name="sources">Folders of images and files of fonts; those that do not exist are left out.</param>
/// <param name="maxImages">Images that are taken at most, spread over all.</param>
/// <param name="maxGlyphs">Glyphs that are taken of a font at most, likewise.</param>
/// <param name="texts">Groups of one or two letters and digits that each font writes besides.</param>
internal sealed class MachineArtwork(IReadOnlyList<string> sources, int maxImages = 800, int maxGlyphs = 320, int texts = 0)
{
    private const int GroupSize = 24;
    private const int FirstPoint = 0xa1, LastPoint = 0x1ffff;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const long Smallest = 6_000, Largest = 40_000;

    // Emoji drawn by a symbol font would be the outlines of those that a deck may be made of.
    private const int FirstEmoji = 0x1f300, LastEmoji = 0x1faff;

    private static readonly Scalar[] Inks =
    [
        new(20, 20, 20), new(40, 40, 200), new(190, 90, 30), new(50, 140, 40), new(20, 20, 20), new(150, 40, 130), new(20, 130, 225),
        new(70, 70, 110),
    ];

    private readonly string[] _folders = [.. sources.Where(Directory.Exists)];
    private readonly string[] _fonts = [.. sources.Where(File.Exists)];

    /// <summary>
    /// Where Debian's packages openclipart-png, gnome-icon-theme, fonts-noto-core and fonts-material-design-icons-iconfont put theirs. Of
    /// the clip art some kinds are left to judge by.
    /// </summary>
    public static MachineArtwork OfTheSystem { get; } = new(Sources);

    /// <summary>Many more of the same, and text, for a network that sees each symbol alone.</summary>
    public static MachineArtwork ForComparing { get; } = new(Sources, maxImages: 6000, maxGlyphs: 720, texts: 12);

    private static string[] Sources =>
    [
        .. new[]
        {
            "buildings", "computer", "decorations", "education", "electronics", "geography", "office", "people", "science", "shapes",
            "signs_and_symbols", "unsorted",
        }.Select(kind => "/usr/share/openclipart/png/" + kind),
        "/usr/share/icons/gnome/256x256",
        .. new[]
        {
            "AnatolianHieroglyphs", "Cuneiform", "EgyptianHieroglyphs", "LinearB", "Math", "Symbols", "Symbols2",
        }.Select(script => $"/usr/share/fonts/truetype/noto/NotoSans{script}-Regular.ttf"),
        "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf",
        "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf",
    ];

    /// <summary>Changes whenever an image or a font does: how many files there are and a hash of them, or <c>none</c>.</summary>
    public string Fingerprint()
    {
        var files = Images().Concat(_fonts).ToArray();
        if (files.Length == 0)
            return "none";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(Convert.FromHexString(FileHash.Of(file)));
        return string.Create(
            CultureInfo.InvariantCulture, $"{files.Length} files, sha256 {Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }

    /// <summary>The symbols by group, each called otherwise; the caller's.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<SymbolImage>>> Load()
    {
        IReadOnlyList<IReadOnlyList<SymbolImage>> images =
            [.. Images().AsParallel().AsOrdered().Select(Image).OfType<SymbolImage>().Select(image => new[] { image })];
        return [.. _fonts.Select(Glyphs).Prepend(images).Concat(_fonts.Select(Texts)).SelectMany(source => source.Chunk(GroupSize))
            .Where(group => group.Length == GroupSize)];
    }

    private string[] Images()
    {
        string[] all =
        [
            .. _folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories))
                .Where(file => new FileInfo(file) is { LinkTarget: null, Length: >= Smallest and <= Largest })
                .Order(StringComparer.Ordinal),
        ];
        return Spread(all, maxImages);
    }

    private static SymbolImage? Image(string file)
    {
        using var image = Photo.LoadArtwork(file);
        using var alpha = image.ExtractChannel(3);
        // What has no clear ground is a picture with a frame, and what is nearly empty is no symbol.
        var ink = (double)Cv2.CountNonZero(alpha) / alpha.Total();
        if (ink is < 0.05 or > 0.98)
            return null;
        using var artwork = Sprite.FromImage(image);
        return SymbolImage.Of("image " + Path.GetFileNameWithoutExtension(file) + " " + FileHash.Of(file)[..8], artwork);
    }

    /// <summary>Texts of a font that has letters, each of a group different and in one ink or in several.</summary>
    private IReadOnlyList<IReadOnlyList<SymbolImage>> Texts(string path)
    {
        using var font = new GlyphFont(path);
        if (texts == 0 || font.Having(Letters.Select(letter => (int)letter)).Count() < Letters.Length)
            return [];
        var (name, random) = (Path.GetFileNameWithoutExtension(path), new Random(texts));
        string[] all = [.. Letters.Select(c => $"{c}"), .. from a in Letters from b in Letters select $"{a}{b}"];
        random.Shuffle(all);
        return Drawn(font, "text " + name, [.. all.Take(texts * GroupSize)]);
    }

    private IReadOnlyList<IReadOnlyList<SymbolImage>> Glyphs(string path)
    {
        using var font = new GlyphFont(path);
        var name = Path.GetFileNameWithoutExtension(path);
        var points = Enumerable.Range(FirstPoint, LastPoint - FirstPoint).Where(p => p is < 0xd800 or > 0xdfff)
            .Where(p => p is < FirstEmoji or > LastEmoji);
        string[] all = [.. font.Drawing(points)];
        return Drawn(font, "glyph " + name, Spread(all, maxGlyphs));
    }

    private static IReadOnlyList<IReadOnlyList<SymbolImage>> Drawn(GlyphFont font, string source, string[] texts) =>
    [
        .. texts.Select((text, i) =>
        {
            // Groups of one colour, told apart by shape alone, and coloured ones in turn.
            using var sprite = font.Render(text, Inks[i / GroupSize % 2 == 0 ? 0 : i % Inks.Length]);
            return new[] { SymbolImage.Of($"{source} {text}", sprite) };
        }),
    ];

    private static string[] Spread(string[] all, int most)
    {
        var count = Math.Min(most, all.Length);
        return [.. Enumerable.Range(0, count).Select(i => all[i * all.Length / count])];
    }
}
