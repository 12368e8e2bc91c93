using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Draws a layout, in layers, so that no line runs over a name.</summary>
internal static class ScenePainter
{
    /// <summary>So many pairs at once only a photo of many cards has.</summary>
    private const int Crowd = 12;
    private const byte Faint = 90, Receding = 130, Shade = 0xC8;

    public static void Draw(OverlayLayout layout, ISketch sketch)
    {
        foreach (var card in layout.Cards)
            Outline(card, layout.Unit, sketch);
        foreach (var link in layout.Links.Where(link => !link.IsProminent))
            Quiet(link, layout.Unit, sketch);
        List<PlacedLink> prominent = [.. layout.Links.Where(link => link.IsProminent)];
        foreach (var link in prominent)
            Line(link, layout.Unit, prominent.Count > Crowd, sketch);
        foreach (var link in prominent)
            Rings(link, layout.Unit, sketch);
        foreach (var pill in layout.Pills)
            Draw(pill, sketch);
    }

    private static void Outline(OverlayCard card, float unit, ISketch sketch)
    {
        if (card.IsSeen)
            Haloed(card.Outline, 1.2f * unit, Palette.Card, sketch);
        else
            sketch.Ring(card.Outline, 1.2f * unit, Palette.Card.WithAlpha(Faint));
    }

    private static void Quiet(PlacedLink link, float unit, ISketch sketch)
    {
        foreach (var ring in link.Rings)
            sketch.Ring(ring, 0.8f * unit, link.Color.WithAlpha(Receding));
    }

    /// <summary>Among many links a line is as thin as it may be, so that it hides no symbol.</summary>
    private static void Line(PlacedLink link, float unit, bool amongMany, ISketch sketch)
    {
        if (!amongMany)
            sketch.Line(link.From, link.To, 2.8f * unit, Palette.RimOf(link.Color));
        sketch.Line(link.From, link.To, (amongMany ? 0.6f : 1.4f) * unit, link.Color);
    }

    private static void Rings(PlacedLink link, float unit, ISketch sketch)
    {
        foreach (var ring in link.Rings)
            Haloed(ring, 2 * unit, link.Color, sketch);
    }

    /// <summary>A line with a rim, so that it shows on any ground.</summary>
    private static void Haloed(Ellipse ellipse, float width, SKColor color, ISketch sketch)
    {
        sketch.Ring(ellipse, 2 * width, Palette.RimOf(color));
        sketch.Ring(ellipse, width, color);
    }

    private static void Draw(Pill pill, ISketch sketch)
    {
        var isQuiet = pill.Kind is PillKind.Status or PillKind.Note or PillKind.Notice;
        sketch.Fill(pill.Frame, pill.Frame.Height / 2, isQuiet ? pill.Ground.WithAlpha(Shade) : pill.Ground);
        sketch.Write(pill.Text, pill.Letters, pill.TextLeft, pill.Baseline, Palette.InkOn(pill.Ground));
    }
}
