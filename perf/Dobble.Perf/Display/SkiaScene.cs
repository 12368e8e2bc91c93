using Dobble.Assistant.Annotation;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Perf.Display;

/// <summary>
/// The overlay as Skia draws it, in the layers and sizes of the program's own drawing: outlines, rings, lines, pills and letters. It is
/// here to be measured beside it.
/// </summary>
internal sealed class SkiaScene(int width, int height) : IDisposable
{
    private readonly SKTypeface _typeface = Lettering.Load();
    private readonly SKPaint _stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke };
    private readonly SKPaint _fill = new() { IsAntialias = true };
    private readonly Dictionary<float, SKFont> _fonts = [];
    private readonly float _unit = Math.Min(width, height * 16 / 9f) / 500;

    /// <summary>Draws a scene, whose image fills the canvas.</summary>
    public void Draw(SKCanvas canvas, OverlayScene scene)
    {
        var scale = (float)width / scene.Width;
        canvas.Save();
        canvas.Scale(scale);
        foreach (var card in scene.Cards)
            Ring(canvas, card.Outline, 1.2f * _unit / scale, Palette.Card);
        foreach (var link in scene.Links)
        {
            var color = Palette.Link(link.Color);
            Line(canvas, link, 2.8f * _unit / scale, Palette.Rim);
            foreach (var end in (OverlayLinkEnd[])[link.First, link.Second])
            {
                if (end.Ring is { } box)
                    Ring(canvas, new Ellipse(box.CenterX, box.CenterY, box.Width * 0.58, box.Height * 0.58, 0), 2 * _unit / scale, color);
            }

            Line(canvas, link, 1.4f * _unit / scale, color);
        }

        canvas.Restore();
        foreach (var link in scene.Links.Where(link => link.Label is not null))
        {
            var (x, y) = ((link.First.X + link.Second.X) / 2, (link.First.Y + link.Second.Y) / 2);
            Pill(canvas, link.Label!, 9, x * scale, y * scale, Palette.Link(link.Color));
        }

        if (scene.Headline is { } headline)
            Pill(canvas, headline.Text, 30, width / 2f, 32 * _unit, Palette.Link(headline.Color));
        Pill(canvas, scene.Status, 7, width / 4f, height - (12 * _unit), new SKColor(0x14, 0x17, 0x1C, 0xB8));
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values)
            font.Dispose();
        _stroke.Dispose();
        _fill.Dispose();
        _typeface.Dispose();
    }

    private void Ring(SKCanvas canvas, Ellipse ellipse, float line, SKColor color)
    {
        canvas.Save();
        canvas.Translate((float)ellipse.X, (float)ellipse.Y);
        canvas.RotateRadians((float)ellipse.Angle);
        foreach (var (thickness, ink) in ((float, SKColor)[])[(2 * line, Palette.Rim), (line, color)])
        {
            (_stroke.StrokeWidth, _stroke.Color) = (thickness, ink);
            canvas.DrawOval(0, 0, (float)ellipse.A, (float)ellipse.B, _stroke);
        }

        canvas.Restore();
    }

    private void Line(SKCanvas canvas, OverlayLink link, float thickness, SKColor color)
    {
        (_stroke.StrokeWidth, _stroke.Color) = (thickness, color);
        canvas.DrawLine(link.First.X, link.First.Y, link.Second.X, link.Second.Y, _stroke);
    }

    private void Pill(SKCanvas canvas, string text, float units, float x, float y, SKColor ground)
    {
        var letters = MathF.Round(units * _unit);
        if (!_fonts.TryGetValue(letters, out var font))
            _fonts[letters] = font = new SKFont(_typeface, letters) { Edging = SKFontEdging.Antialias };
        var half = (font.MeasureText(text) / 2) + (0.65f * letters);
        _fill.Color = ground;
        var end = 0.8f * letters;
        canvas.DrawRoundRect(new SKRect(x - half, y - end, x + half, y + end), end, end, _fill);
        _fill.Color = SKColors.White;
        canvas.DrawText(text, x, y + (0.365f * letters), SKTextAlign.Center, font, _fill);
    }
}
