using System.Numerics;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>The shapes and letters of one frame, as triangles for the graphics device.</summary>
internal sealed class Sketch(GlyphAtlas atlas) : ISketch
{
    public Mesh Mesh { get; } = new();

    public float Measure(string text, int letters) => atlas.Measure(text, letters);

    public void Ring(Ellipse ellipse, float width, SKColor color) => Mesh.Ring(ellipse, width, color);

    public void Line(Vector2 from, Vector2 to, float width, SKColor color) => Mesh.Line(from, to, width, color);

    public void Fill(Box frame, float radius, SKColor color) => Mesh.RoundedBox(
        new Vector2(frame.CenterX, frame.CenterY), Vector2.UnitX, new Vector2(frame.Width, frame.Height) / 2, radius, color);

    public void Write(string text, int letters, float left, float baseline, SKColor ink) =>
        Mesh.Write(atlas, text, letters, new Vector2(left, baseline), ink);
}
