using System.Numerics;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Annotation;

/// <summary>Draws onto a canvas of Skia, which stays the caller's.</summary>
internal sealed class SkiaSketch(SKCanvas canvas, SKTypeface typeface) : ISketch, IDisposable
{
    private readonly SKPaint _stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round };
    private readonly SKPaint _fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly Dictionary<int, SKFont> _fonts = [];

    public float Measure(string text, int letters) => FontOf(letters).MeasureText(text);

    public void Ring(Ellipse ellipse, float width, SKColor color)
    {
        (_stroke.Color, _stroke.StrokeWidth) = (color, width);
        canvas.Save();
        canvas.Translate((float)ellipse.X, (float)ellipse.Y);
        canvas.RotateRadians((float)ellipse.Angle);
        canvas.DrawOval(0, 0, (float)ellipse.A, (float)ellipse.B, _stroke);
        canvas.Restore();
    }

    public void Line(Vector2 from, Vector2 to, float width, SKColor color)
    {
        (_stroke.Color, _stroke.StrokeWidth) = (color, width);
        canvas.DrawLine(from.X, from.Y, to.X, to.Y, _stroke);
    }

    public void Fill(Box frame, float radius, SKColor color)
    {
        _fill.Color = color;
        canvas.DrawRoundRect(new SKRect(frame.X1, frame.Y1, frame.X2, frame.Y2), radius, radius, _fill);
    }

    public void Write(string text, int letters, float left, float baseline, SKColor ink)
    {
        _fill.Color = ink;
        canvas.DrawText(text, left, baseline, SKTextAlign.Left, FontOf(letters), _fill);
    }

    public void Dispose()
    {
        _stroke.Dispose();
        _fill.Dispose();
        foreach (var font in _fonts.Values)
            font.Dispose();
    }

    private SKFont FontOf(int letters) => _fonts.TryGetValue(letters, out var font)
        ? font
        : _fonts[letters] = new SKFont(typeface, letters) { Edging = SKFontEdging.Antialias };
}
