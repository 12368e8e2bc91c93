using Dobble.Scenes.Artwork;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Data.Evaluation.Unseen;

/// <summary>A kind of deck that no network was trained on, drawn with what a Debian package brings.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Package">The package that brings the artwork.</param>
/// <param name="Order">Order of the plane: a card has one symbol more.</param>
/// <param name="Draw">Draws so many symbols from the artwork under a folder, <c>/</c> for what is installed.</param>
public sealed record UnseenDeck(string Name, string Package, int Order, Func<string, int, IReadOnlyList<Sprite>> Draw)
{
    private const string Stamps = "usr/share/tuxpaint/stamps";
    private const string Emoji = "usr/share/rubygems-integration/all/gems/gemojione-3.3.0/assets/png";
    private const int Seed = 5;

    private static readonly Scalar[] Inks =
    [
        new(30, 30, 200), new(200, 80, 20), new(40, 150, 30), new(20, 20, 20), new(160, 30, 140), new(20, 140, 220), new(150, 150, 20),
        new(60, 60, 120),
    ];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<UnseenDeck> All { get; } =
    [
        new("photographs of food", "tuxpaint-stamps-default", 7, (root, count) => Images(count, true, Path.Combine(root, Stamps, "food"))),
        new("animals", "tuxpaint-stamps-default", 7, (root, count) => Images(count, true, Path.Combine(root, Stamps, "animals"))),
        new("junior: things", "tuxpaint-stamps-default", 5,
            (root, count) => Images(count, true, Path.Combine(root, Stamps, "vehicles"), Path.Combine(root, Stamps, "household"))),
        new("small: animals", "tuxpaint-stamps-default", 3, (root, count) => Images(count, true, Path.Combine(root, Stamps, "animals"))),
        new("emoji of another font", "ruby-gemojione", 7, (root, count) => Images(count, false, Path.Combine(root, Emoji))),
        new("flat icons", "fonts-font-awesome", 7,
            (root, count) => Glyphs(root, "fontawesome-webfont.ttf", Enumerable.Range(0xf000, 0x2e0), Inks, count)),
        new("line drawings", "fonts-symbola", 7,
            (root, count) => Glyphs(root, "Symbola_hint.ttf", Enumerable.Range(0x1f400, 0x100), [Inks[3]], count)),
        new("numbers", "fonts-dejavu-core", 7, Numbers),
    ];

    private static Sprite[] Images(int count, bool whole, params string[] folders)
    {
        var files = folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories))
            .Where(file =>
                whole ? !file.Contains("_mirror", StringComparison.Ordinal) : Path.GetFileName(file) is ['1', 'F', _, _, _, '.', ..])
            .Order(StringComparer.Ordinal).ToArray();
        new Random(Seed).Shuffle(files);
        Sprite[] sprites = [.. files.Select(Image).OfType<Sprite>().Take(count)];
        return sprites.Length == count ? sprites : throw new DobbleException($"{string.Join(", ", folders)}: fewer than {count} images");
    }

    /// <summary>An image with a transparent ground, neither tiny nor huge; null for any other.</summary>
    private static Sprite? Image(string file)
    {
        const int least = 40, small = 200, large = 500, usual = 400;
        using var image = Cv2.ImRead(file, ImreadModes.Unchanged);
        if (image.Empty() || image.Type() != MatType.CV_8UC4 || Math.Min(image.Width, image.Height) < least)
            return null;
        using var big = image.Width < small ? image.Resize(default, 3, 3, InterpolationFlags.Cubic) : image.Clone();
        var shrink = big.Width > large ? (double)usual / big.Width : 1;
        using var even = big.Resize(default, shrink, shrink, InterpolationFlags.Area);
        return Sprite.FromImage(even);
    }

    private static Sprite[] Glyphs(string root, string font, IEnumerable<int> points, Scalar[] inks, int count)
    {
        var path = FindFont(root, font);
        using var glyphs = new GlyphFont(path);
        var all = glyphs.Having(points).ToArray();
        new Random(Seed).Shuffle(all);
        return [.. all.Take(count).Select((text, i) => glyphs.Render(text, inks[i % inks.Length]))];
    }

    private static Sprite[] Numbers(string root, int count)
    {
        using var font = new GlyphFont(FindFont(root, "DejaVuSans-Bold.ttf"));
        return [.. Enumerable.Range(1, count).Select(n => font.Render($"{n}", Inks[n % Inks.Length]))];
    }

    private static string FindFont(string root, string name)
    {
        var folder = Path.Combine(root, "usr/share/fonts");
        return (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).FirstOrDefault() : null)
            ?? throw new DobbleException($"{name} is not under {folder}");
    }
}
