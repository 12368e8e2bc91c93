using System.Numerics;
using Dobble.Assistant.Words;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>The panel that lists the keys.</summary>
internal sealed class HelpLayer(Sketch sketch)
{
    private static readonly SKColor Panel = new(0x14, 0x17, 0x1C, 0xE6);
    private static readonly SKColor KeyCap = SKColors.White.WithAlpha(0x2E);

    public void Draw(IReadOnlyList<OverlayHelpLine>? lines)
    {
        if (lines is null)
            return;
        var letters = sketch.Letters(10);
        var (row, gap, padding) = (letters * 2.1f, letters * 1f, letters * 1.6f);
        var (keys, texts) = Columns(lines, letters);
        var size = new Vector2(keys + gap + texts + (2 * padding), (lines.Count * row) + (2 * padding) - (row - (letters * PillHeight)));
        sketch.Box(sketch.Center, size, letters, Panel);

        var left = sketch.Center.X - (size.X / 2) + padding;
        var middle = sketch.Center.Y - (size.Y / 2) + padding + (letters * PillHeight / 2);
        foreach (var line in lines)
        {
            Cap(line.Key, letters, new Vector2(left, middle), keys);
            sketch.Write(line.Text, letters, left + keys + gap, middle, Sketch.Ink);
            middle += row;
        }
    }

    private const float PillHeight = 1.6f;

    private (float Keys, float Texts) Columns(IReadOnlyList<OverlayHelpLine> lines, int letters)
    {
        float keys = 0, texts = 0;
        foreach (var line in lines)
        {
            keys = Math.Max(keys, sketch.Measure(line.Key, letters) + letters);
            texts = Math.Max(texts, sketch.Measure(line.Text, letters));
        }

        return (keys, texts);
    }

    private void Cap(string key, int letters, Vector2 left, float width)
    {
        var center = left with { X = left.X + (width / 2) };
        sketch.Box(center, new Vector2(width, letters * PillHeight), letters * 0.35f, KeyCap);
        sketch.Write(key, letters, center.X - (sketch.Measure(key, letters) / 2f), left.Y, Sketch.Ink);
    }
}
