using System.Globalization;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;
using SkiaSharp;

namespace Dobble.Assistant.Annotation;

/// <summary>Draws one reading onto a canvas. Everything scales with the image, so that it reads alike at every size.</summary>
internal sealed class TableDrawing : IDisposable
{
    private static readonly float[] LabelPlaces = [0.5f, 0.4f, 0.6f, 0.3f, 0.7f, 0.2f, 0.8f];

    private readonly SKCanvas _canvas;
    private readonly float _unit;
    private readonly SKPaint _stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round };
    private readonly SKPaint _fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKFont _font;
    private readonly List<SKRect> _labels = [];

    public TableDrawing(SKCanvas canvas, SKTypeface typeface, int width, int height)
    {
        _canvas = canvas;
        _unit = Math.Max(1, Math.Max(width, height) / 500f);
        _font = new SKFont(typeface, 9 * _unit) { Edging = SKFontEdging.Antialias };
    }

    /// <summary>A card's outline.</summary>
    public void Outline(CardReading card)
    {
        using var outline = Path(card.Outline);
        Haloed(outline, Palette.Card, 1.2f * _unit);
    }

    /// <summary>A card's number, at its top.</summary>
    public void Number(CardReading card)
    {
        var bounds = card.Outline.Bounds;
        Label(card.Id.ToString(CultureInfo.InvariantCulture), new SKPoint(bounds.CenterX, bounds.Y1 + (5 * _unit)), Palette.Card);
    }

    /// <summary>The rings around a shared symbol and the line between them; no ring on a card where it is hidden.</summary>
    public void Link(Match match, CardReading first, CardReading second, int index)
    {
        var (from, to) = Ends(match, first, second);
        if (match.FirstBox is { } a)
            Ring(a, index);
        if (match.SecondBox is { } b)
            Ring(b, index);

        using var line = new SKPathBuilder();
        line.MoveTo(from);
        line.LineTo(to);
        using var path = line.Detach();
        Haloed(path, Palette.Link(index), 1.4f * _unit);
    }

    /// <summary>The name of a shared symbol, on its line, where no other name is yet.</summary>
    public void Name(string name, Match match, CardReading first, CardReading second, int index)
    {
        var (from, to) = Ends(match, first, second);
        SKPoint At(float t) => new(from.X + ((to.X - from.X) * t), from.Y + ((to.Y - from.Y) * t));
        var free = LabelPlaces.FirstOrDefault(t => !_labels.Any(label => label.IntersectsWith(Frame(name, At(t)))), 0.5f);
        Label(name, At(free), Palette.Link(index));
    }

    public void Dispose()
    {
        _stroke.Dispose();
        _fill.Dispose();
        _font.Dispose();
    }

    /// <summary>Where the line starts and ends: on the rings, or at the centre of a card whose symbol is hidden.</summary>
    private (SKPoint From, SKPoint To) Ends(Match match, CardReading first, CardReading second)
    {
        var (a, b) = (Center(match.FirstBox, first), Center(match.SecondBox, second));
        return (Towards(a, b, match.FirstBox), Towards(b, a, match.SecondBox));
    }

    private static SKPoint Center(Box? box, CardReading card) =>
        box is { } b ? new SKPoint(b.CenterX, b.CenterY) : new SKPoint((float)card.Outline.X, (float)card.Outline.Y);

    private SKPoint Towards(SKPoint from, SKPoint to, Box? ringed)
    {
        var distance = SKPoint.Distance(from, to);
        if (ringed is not { } box || distance < 1)
            return from;
        var (dx, dy) = ((to.X - from.X) / distance, (to.Y - from.Y) / distance);
        var ring = RingAround(box);
        var (u, v) = (dx / (ring.Width / 2), dy / (ring.Height / 2));
        var reach = Math.Min(distance / 2, 1 / MathF.Sqrt((u * u) + (v * v)));
        return new SKPoint(from.X + (dx * reach), from.Y + (dy * reach));
    }

    private SKRect RingAround(Box box)
    {
        var (w, h) = ((box.Width * 0.58f) + _unit, (box.Height * 0.58f) + _unit);
        return new SKRect(box.CenterX - w, box.CenterY - h, box.CenterX + w, box.CenterY + h);
    }

    private void Ring(Box box, int index)
    {
        using var builder = new SKPathBuilder();
        builder.AddOval(RingAround(box));
        using var path = builder.Detach();
        Haloed(path, Palette.Link(index), 2f * _unit);
    }

    private static SKPath Path(Ellipse outline)
    {
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. outline.Outline(96).Select(p => new SKPoint((float)p.X, (float)p.Y))], close: true);
        return builder.Detach();
    }

    /// <summary>A line with a white rim, so that it shows on any ground.</summary>
    private void Haloed(SKPath path, SKColor color, float width)
    {
        _stroke.Color = Palette.Rim;
        _stroke.StrokeWidth = width * 2;
        _canvas.DrawPath(path, _stroke);
        _stroke.Color = color;
        _stroke.StrokeWidth = width;
        _canvas.DrawPath(path, _stroke);
    }

    private void Label(string text, SKPoint center, SKColor color)
    {
        var frame = Frame(text, center);
        _fill.Color = color;
        _canvas.DrawRoundRect(frame, frame.Height / 2, frame.Height / 2, _fill);
        _fill.Color = SKColors.White;
        _canvas.DrawText(text, frame.MidX, frame.MidY + (_font.Size * 0.36f), SKTextAlign.Center, _font, _fill);
        _labels.Add(frame);
    }

    /// <summary>The frame of a label, moved into the image where it would stick out.</summary>
    private SKRect Frame(string text, SKPoint center)
    {
        var (w, h) = (_font.MeasureText(text) + _font.Size, _font.Size * 1.5f);
        var frame = SKRect.Create(center.X - (w / 2), center.Y - (h / 2), w, h);
        var image = _canvas.DeviceClipBounds;
        frame.Offset(
            Math.Max(0, image.Left - frame.Left) - Math.Max(0, frame.Right - image.Right),
            Math.Max(0, image.Top - frame.Top) - Math.Max(0, frame.Bottom - image.Bottom));
        return frame;
    }
}
