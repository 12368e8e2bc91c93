using System.Security.Cryptography;
using System.Text;
using Dobble.Vision;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Scenes.Artwork;

/// <summary>The symbols of Noto Color Emoji, the artwork that the project's own decks are drawn with.</summary>
public sealed class EmojiFont : IDisposable
{
    // The size of the font's images: at it they come out pixel by pixel.
    private const float NativeSize = 109;
    private const int Canvas = 176;
    private const string File = "NotoColorEmoji.ttf";

    private static readonly string[] Folders =
    [
        "/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto", "/usr/share/fonts", "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
    ];

    private readonly SKTypeface _typeface;

    /// <summary>Opens the font.</summary>
    /// <param name="path">The font file; by default the installed one.</param>
    /// <exception cref="DobbleException">The font is missing or can't be read.</exception>
    public EmojiFont(string? path = null)
    {
        path ??= FindFile();
        _typeface = SKTypeface.FromFile(path)
            ?? throw new DobbleException(
                $"{path}: not a font that can be read; mend it with: apt-get install --reinstall fonts-noto-color-emoji");
        Emoji = ListEmoji();
    }

    /// <summary>
    /// All emoji of one code point that have a colour image, without flags, keycaps and skin tones, and without those that
    /// differ from another one only by being turned or scaled, since symbols on a card are.
    /// </summary>
    public IReadOnlyList<string> Emoji { get; }

    /// <summary>The image of an emoji, about 136 pixels large; the caller disposes of it.</summary>
    /// <exception cref="DobbleException">The font has no image of it.</exception>
    public Sprite Render(string emoji)
    {
        // Skia doesn't shape text: the variation selector that asks for colour would come out as a box.
        var text = emoji.Replace("\uFE0F", "", StringComparison.Ordinal);
        using var font = new SKFont(_typeface, NativeSize);
        if (text.Length == 0 || !font.ContainsGlyphs(text))
            throw new DobbleException($"{File} has no image of '{emoji}'; choose another emoji or install a newer fonts-noto-color-emoji");

        using var image = new Mat(Canvas, Canvas, MatType.CV_8UC4, Scalar.All(0));
        var info = new SKImageInfo(Canvas, Canvas, SKColorType.Bgra8888, SKAlphaType.Premul);
        using (var surface = SKSurface.Create(info, image.Data, (int)image.Step()))
        using (var paint = new SKPaint { IsAntialias = true })
            surface.Canvas.DrawText(text, 20, 130, SKTextAlign.Left, font, paint);
        return Sprite.FromImage(image, premultiplied: true);
    }

    /// <summary>SHA-256 of the installed font, in hex: with another version of it, other symbols are drawn.</summary>
    /// <exception cref="DobbleException">The font is missing.</exception>
    public static string InstalledHash()
    {
        using var font = System.IO.File.OpenRead(FindFile());
        return Convert.ToHexStringLower(SHA256.HashData(font));
    }

    /// <inheritdoc/>
    public void Dispose() => _typeface.Dispose();

    private static string FindFile()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return Folders
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, File, options))
            .FirstOrDefault()
            ?? throw new DobbleException($"{File} is not installed; mend it with: apt-get install fonts-noto-color-emoji");
    }

    private List<string> ListEmoji()
    {
        using var font = new SKFont(_typeface, NativeSize);
        var seen = new HashSet<ushort> { 0 };
        return
        [
            .. EmojiCodePoints.All
                .Where(point => seen.Add(font.GetGlyph(point)))
                .Select(point => new Rune(point).ToString())
                .Where(text => HasImage(font, text)),
        ];
    }

    private static bool HasImage(SKFont font, string text)
    {
        font.MeasureText(text, out var bounds);
        return bounds.Width > NativeSize / 4 && bounds.Height > NativeSize / 8;
    }
}
