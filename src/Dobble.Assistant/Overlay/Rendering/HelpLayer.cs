using System.Numerics;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Words;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>The panel that lists the keys, over the middle of everything.</summary>
internal sealed class HelpLayer(ISketch sketch)
{
    // In sizes of the typeface.
    private const float CapHeight = 1.6f, Row = 2.1f, Padding = 1.6f;

    private static readonly SKColor Panel = Palette.Dark.WithAlpha(0xE6);
    private static readonly SKColor KeyCap = SKColors.White.WithAlpha(0x2E);

    public void Draw(IReadOnlyList<OverlayHelpLine>? lines, Vector2 target)
    {
        if (lines is null)
            return;
        var tall = ((lines.Count - 1) * Row) + CapHeight + (2 * Padding);
        var letters = Math.Max(6, (int)MathF.Round(Math.Min(10 * OverlayLayout.UnitOf(target), 0.95f * target.Y / tall)));
        var (row, gap, padding) = (letters * Row, letters * 1f, letters * Padding);
        var keys = lines.Max(line => sketch.Measure(line.Key, letters)) + letters;
        var size = new Vector2(
            keys + gap + lines.Max(line => sketch.Measure(line.Text, letters)) + (2 * padding),
            letters * tall);
        var corner = (target - size) / 2;
        sketch.Fill(new Box(corner.X, corner.Y, corner.X + size.X, corner.Y + size.Y), letters, Panel);

        var (left, top) = (corner.X + padding, corner.Y + padding);
        foreach (var line in lines)
        {
            var baseline = top + (letters * (CapHeight + Pill.Capital) / 2);
            sketch.Fill(new Box(left, top, left + keys, top + (letters * CapHeight)), letters * 0.35f, KeyCap);
            sketch.Write(line.Key, letters, left + ((keys - sketch.Measure(line.Key, letters)) / 2), baseline, SKColors.White);
            sketch.Write(line.Text, letters, left + keys + gap, baseline, SKColors.White);
            top += row;
        }
    }
}
