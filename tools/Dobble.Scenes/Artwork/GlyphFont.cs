using Dobble.Vision;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Scenes.Artwork;

/// <summary>Symbols drawn in one colour with the glyphs of any font: icons, line drawings, numbers.</summary>
public sealed class GlyphFont : IDisposable
{
    private const int Size = 200;
    private const int Edge = 3 * Size;

    private readonly SKTypeface _typeface;

    /// <summary>Opens a font.</summary>
    /// <exception cref="DobbleException">The file is missing or no font.</exception>
    public GlyphFont(string path) => _typeface = SKTypeface.FromFile(path)
        ?? throw new DobbleException($"{path}: not a font that can be read; check the path");

    /// <summary>Those of some code points for which the font has a glyph.</summary>
    public IEnumerable<string> Having(IEnumerable<int> points)
    {
        using var font = new SKFont(_typeface, Size);
        return [.. points.Where(point => font.GetGlyph(point) != 0).Select(char.ConvertFromUtf32)];
    }

    /// <summary>Those of some code points for which the font has a glyph of its own that is no mere dot or stroke.</summary>
    public IEnumerable<string> Drawing(IEnumerable<int> points)
    {
        using var font = new SKFont(_typeface, Size);
        var seen = new HashSet<ushort> { 0 };
        return [.. points.Where(point => seen.Add(font.GetGlyph(point))).Select(char.ConvertFromUtf32).Where(IsLarge)];

        bool IsLarge(string text)
        {
            font.MeasureText(text, out var bounds);
            return Math.Min(bounds.Width, bounds.Height) > Size / 6 && Math.Max(bounds.Width, bounds.Height) is > Size / 3 and < 2 * Size;
        }
    }

    /// <summary>Draws a text; the caller disposes of it.</summary>
    /// <param name="text">One glyph, or a few side by side.</param>
    /// <param name="color">Its colour.</param>
    /// <exception cref="DobbleException">The text shows nothing in this font.</exception>
    public Sprite Render(string text, Scalar color)
    {
        using var font = new SKFont(_typeface, Size);
        using var image = new Mat(Edge, Edge, MatType.CV_8UC4, Scalar.All(0));
        var info = new SKImageInfo(Edge, Edge, SKColorType.Bgra8888, SKAlphaType.Premul);
        using (var surface = SKSurface.Create(info, image.Data, (int)image.Step()))
        using (var paint = new SKPaint { IsAntialias = true, Color = new SKColor((byte)color.Val2, (byte)color.Val1, (byte)color.Val0) })
            surface.Canvas.DrawText(text, Edge / 2, Edge * 0.6f, SKTextAlign.Center, font, paint);
        try
        {
            return Sprite.FromImage(image, premultiplied: true);
        }
        catch (ArgumentException e)
        {
            throw new DobbleException($"the font {_typeface.FamilyName} draws nothing for '{text}'; choose another text", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _typeface.Dispose();
}
