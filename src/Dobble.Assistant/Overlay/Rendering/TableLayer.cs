using System.Numerics;
using Dobble.Assistant.Annotation;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>What is drawn onto the table: outlines, rings, lines and the names beside them.</summary>
internal sealed class TableLayer(Sketch sketch)
{
    private const byte Faint = 90;

    private readonly List<Box> _labels = [];
    private Letterbox _place;

    private float Unit => sketch.Unit;

    /// <summary>Draws in layers, so that no line runs over a name.</summary>
    public void Draw(OverlayScene scene)
    {
        if (scene.Width == 0)
            return;
        _place = Letterbox.Fit(new Vector2(scene.Width, scene.Height), sketch.Size);
        _labels.Clear();
        foreach (var card in scene.Cards)
            Outline(card);
        foreach (var link in scene.Links)
            Link(link);
        foreach (var link in scene.Links)
            Label(link);
    }

    private void Outline(OverlayCard card)
    {
        var outline = _place.Map(card.Outline);
        if (card.IsSeen)
            Haloed(outline, 1.2f * Unit, Palette.Card);
        else
            sketch.Mesh.Ring(outline, 1.2f * Unit, Palette.Card.WithAlpha(Faint));
    }

    private void Link(OverlayLink link)
    {
        var color = Palette.Link(link.Color);
        var (first, second) = (_place.Map(link.First.X, link.First.Y), _place.Map(link.Second.X, link.Second.Y));
        var (from, to) = (Edge(first, second, link.First), Edge(second, first, link.Second));
        sketch.Mesh.Line(from, to, 2.8f * Unit, Palette.Rim);
        if (link.First.Ring is { } a)
            Haloed(Around(a), 2 * Unit, color);
        if (link.Second.Ring is { } b)
            Haloed(Around(b), 2 * Unit, color);
        sketch.Mesh.Line(from, to, 1.4f * Unit, color);
    }

    /// <summary>A line with a white rim, so that it shows on any ground.</summary>
    private void Haloed(Ellipse ellipse, float width, SKColor color)
    {
        sketch.Mesh.Ring(ellipse, 2 * width, Palette.Rim);
        sketch.Mesh.Ring(ellipse, width, color);
    }

    private Ellipse Around(Box box)
    {
        var center = _place.Map(box.CenterX, box.CenterY);
        var (a, b) = ((box.Width * _place.Scale * 0.58f) + Unit, (box.Height * _place.Scale * 0.58f) + Unit);
        return new Ellipse(center.X, center.Y, a, b, 0);
    }

    /// <summary>Where the line from one end towards the other leaves the ring.</summary>
    private Vector2 Edge(Vector2 from, Vector2 to, OverlayLinkEnd end)
    {
        var distance = Vector2.Distance(from, to);
        if (end.Ring is not { } box || distance < 1)
            return from;
        var (ring, direction) = (Around(box), (to - from) / distance);
        var reach = 1 / (direction / new Vector2((float)ring.A, (float)ring.B)).Length();
        return from + (direction * Math.Min(distance / 2, reach));
    }

    private void Label(OverlayLink link)
    {
        if (link.Label is not { } text)
            return;
        var letters = sketch.Letters(9);
        var size = sketch.PillSize(text, letters);
        var center = Free(_place.Map(link.First.X, link.First.Y), _place.Map(link.Second.X, link.Second.Y), size);
        _labels.Add(Frame(center, size));
        sketch.Pill(text, letters, center, Palette.Link(link.Color), Sketch.Ink);
    }

    /// <summary>A place on the line where no other name is yet: the middle, else a little to either side.</summary>
    private Vector2 Free(Vector2 from, Vector2 to, Vector2 size)
    {
        for (var step = 0; step < 7; step++)
        {
            var t = 0.5f + (0.1f * ((step + 1) / 2) * (step % 2 == 0 ? 1 : -1));
            var center = Inside(Vector2.Lerp(from, to, t), size);
            if (!Taken(Frame(center, size)))
                return center;
        }

        return Inside((from + to) / 2, size);
    }

    private bool Taken(Box frame)
    {
        foreach (var label in _labels)
        {
            if (label.X1 < frame.X2 && frame.X1 < label.X2 && label.Y1 < frame.Y2 && frame.Y1 < label.Y2)
                return true;
        }

        return false;
    }

    private Vector2 Inside(Vector2 center, Vector2 size) =>
        Vector2.Max(size / 2, Vector2.Min(center, sketch.Size - (size / 2)));

    private static Box Frame(Vector2 center, Vector2 size)
    {
        var (low, high) = (center - (size / 2), center + (size / 2));
        return new Box(low.X, low.Y, high.X, high.Y);
    }
}
