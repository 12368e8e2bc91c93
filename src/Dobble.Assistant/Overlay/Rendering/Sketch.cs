using System.Numerics;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>The shapes and letters of one frame, sized to the target so that all reads alike on every screen.</summary>
internal sealed class Sketch(GlyphAtlas atlas)
{
    // Height of a capital letter, and height of a pill, in sizes of the typeface.
    private const float CapHeight = 0.73f, PillHeight = 1.6f;

    public static SKColor Ink { get; } = SKColors.White;

    public static SKColor Shade { get; } = new(0x14, 0x17, 0x1C, 0xB8);

    public Mesh Mesh { get; } = new();

    /// <summary>Size of the target in pixels.</summary>
    public Vector2 Size { get; private set; }

    /// <summary>The measure of all lines and letters: a five-hundredth of the width of the largest 16:9 screen in the target.</summary>
    public float Unit { get; private set; }

    public Vector2 Center => Size / 2;

    /// <summary>Room around everything that stands at an edge.</summary>
    public float Margin => 7 * Unit;

    public void Begin(int width, int height)
    {
        Mesh.Clear();
        Size = new Vector2(width, height);
        Unit = Math.Max(0.5f, Math.Min(width, height * 16 / 9f) / 500);
    }

    /// <summary>A size of the typeface in pixels.</summary>
    public int Letters(float units) => Math.Max(6, (int)MathF.Round(units * Unit));

    public int Measure(string text, int letters) => atlas.Measure(text, letters);

    /// <summary>Size of a pill around a text.</summary>
    public Vector2 PillSize(string text, int letters) =>
        new(MathF.Round(Measure(text, letters) + (letters * 1.3f)), MathF.Round(letters * PillHeight));

    /// <summary>A label with round ends.</summary>
    public void Pill(string text, int letters, Vector2 center, SKColor ground, SKColor ink)
    {
        Box(center, PillSize(text, letters), letters * PillHeight / 2, ground);
        Write(text, letters, center.X - (Measure(text, letters) / 2f), center.Y, ink);
    }

    public void Box(Vector2 center, Vector2 size, float radius, SKColor color) =>
        Mesh.RoundedBox(center, Vector2.UnitX, size / 2, radius, color);

    /// <summary>Writes a line whose capitals stand evenly about <paramref name="middle"/>.</summary>
    public void Write(string text, int letters, float left, float middle, SKColor ink) =>
        Mesh.Write(atlas, text, letters, new Vector2(left, middle + (letters * CapHeight / 2)), ink);
}
