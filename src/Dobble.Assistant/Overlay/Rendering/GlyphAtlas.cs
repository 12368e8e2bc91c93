using System.Numerics;
using System.Text;
using Dobble.Assistant.Overlay.Scenes;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>
/// Letters, drawn once for each size in which they are used and kept side by side in one grey image. It grows downwards;
/// when it has reached its greatest height it is emptied before the next frame.
/// </summary>
internal sealed class GlyphAtlas : IDisposable
{
    public const int Width = 1024;

    /// <summary>Side of the opaque square at the top left, which shapes are filled from.</summary>
    public const int OpaqueSide = 4;

    private const int MaxHeight = 4096;
    private const int Gap = 1;

    private readonly SKTypeface _typeface = Lettering.Load();
    private readonly SKPaint _paint = new() { IsAntialias = true, Color = SKColors.White };
    private readonly Dictionary<int, SKFont> _fonts = [];
    private readonly Dictionary<(int Size, int Letter), Glyph> _glyphs = [];
    private SKBitmap _bitmap = NewBitmap(256);
    private int _x, _y, _rowHeight;
    private bool _full;

    public GlyphAtlas() => Empty();

    public int Height => _bitmap.Height;

    public nint Pixels => _bitmap.GetPixels();

    /// <summary>Counts changes of the image, so that it is sent to the device only after one.</summary>
    public int Version { get; private set; }

    /// <summary>Makes room, if the last frame found none.</summary>
    public void BeginFrame()
    {
        if (_full)
            Empty();
    }

    /// <summary>A letter at a size in pixels.</summary>
    public Glyph Find(Rune letter, int size)
    {
        if (_glyphs.TryGetValue((size, letter.Value), out var known))
            return known;
        var glyph = Draw(letter.ToString(), FontOf(size));
        return _full ? glyph : _glyphs[(size, letter.Value)] = glyph;
    }

    /// <summary>Width of a text in pixels.</summary>
    public int Measure(string text, int size)
    {
        var width = 0;
        foreach (var letter in text.EnumerateRunes())
            width += Find(letter, size).Advance;
        return width;
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values)
            font.Dispose();
        _bitmap.Dispose();
        _paint.Dispose();
        _typeface.Dispose();
    }

    private static SKBitmap NewBitmap(int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(Width, height, SKColorType.Alpha8, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        return bitmap;
    }

    private SKFont FontOf(int size) => _fonts.TryGetValue(size, out var font)
        ? font
        : _fonts[size] = new SKFont(_typeface, size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.Slight };

    private void Empty()
    {
        _glyphs.Clear();
        _bitmap.Erase(SKColors.Transparent);
        using var canvas = new SKCanvas(_bitmap);
        canvas.DrawRect(0, 0, OpaqueSide, OpaqueSide, _paint);
        (_x, _y, _rowHeight, _full) = (OpaqueSide + Gap, 0, OpaqueSide, false);
        Version++;
    }

    private Glyph Draw(string letter, SKFont font)
    {
        var advance = (int)MathF.Round(font.MeasureText(letter, out var bounds));
        if (bounds.IsEmpty)
            return new Glyph(default, default, default, advance);
        var box = SKRectI.Ceiling(SKRect.Inflate(bounds, 1, 1), outwards: true);
        if (!Reserve(box.Width, box.Height))
            return new Glyph(default, default, default, advance);

        using (var canvas = new SKCanvas(_bitmap))
            canvas.DrawText(letter, _x - box.Left, _y - box.Top, SKTextAlign.Left, font, _paint);
        var glyph = new Glyph(new Vector2(_x, _y), new Vector2(box.Width, box.Height), new Vector2(box.Left, box.Top), advance);
        _x += box.Width + Gap;
        Version++;
        return glyph;
    }

    /// <summary>Moves to where a letter of this size has room; false where the atlas is full.</summary>
    private bool Reserve(int width, int height)
    {
        if (_x + width > Width)
            (_x, _y, _rowHeight) = (0, _y + _rowHeight + Gap, 0);
        _full |= width > Width || _y + height > MaxHeight;
        if (_full)
            return false;
        _rowHeight = Math.Max(_rowHeight, height);
        while (_y + height > Height)
            Grow();
        return true;
    }

    private void Grow()
    {
        var larger = NewBitmap(2 * Height);
        _bitmap.GetPixelSpan().CopyTo(larger.GetPixelSpan());
        _bitmap.Dispose();
        _bitmap = larger;
    }
}
