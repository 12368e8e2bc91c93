using System.Numerics;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>Lines of text as textured rectangles. Letters stand on whole pixels, where they are sharp.</summary>
internal static class Text
{
    /// <summary>Writes a line.</summary>
    /// <param name="mesh">Where to.</param>
    /// <param name="atlas">Where the letters are.</param>
    /// <param name="text">The line.</param>
    /// <param name="size">Size of the typeface in pixels.</param>
    /// <param name="start">Left end of the base line.</param>
    /// <param name="color">Its colour.</param>
    public static void Write(this Mesh mesh, GlyphAtlas atlas, string text, int size, Vector2 start, SKColor color)
    {
        var pen = new Vector2(MathF.Round(start.X), MathF.Round(start.Y));
        var packed = Vertex.Pack(color);
        foreach (var letter in text.EnumerateRunes())
        {
            var glyph = atlas.Find(letter, size);
            if (glyph.Size.X > 0)
                Stamp(mesh, glyph, pen + glyph.Offset, packed);
            pen.X += glyph.Advance;
        }
    }

    private static void Stamp(Mesh mesh, Glyph glyph, Vector2 corner, uint color)
    {
        uint Corner(float x, float y)
        {
            var step = glyph.Size * new Vector2(x, y);
            return mesh.Add(corner + step, glyph.Place + step, color);
        }

        mesh.Quad(Corner(0, 0), Corner(1, 0), Corner(1, 1), Corner(0, 1));
    }
}
