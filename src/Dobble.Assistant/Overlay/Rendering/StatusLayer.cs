using System.Numerics;
using Dobble.Assistant.Overlay.Scenes;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>The quiet line at the bottom, and the notices above it.</summary>
internal sealed class StatusLayer(Sketch sketch)
{
    private static readonly SKColor Quiet = SKColors.White.WithAlpha(0xD0);
    private static readonly SKColor Live = new(0xF0, 0x44, 0x40);
    private static readonly SKColor Attention = new(0xFF, 0xB3, 0x2E);

    public void Draw(OverlayScene scene)
    {
        var letters = sketch.Letters(7);
        var (left, middle) = (sketch.Margin, sketch.Size.Y - sketch.Margin - (letters * 0.8f));
        foreach (var flag in scene.Flags)
            left += Chip(flag.Text, letters, left, middle, flag.IsRecording ? Live : null) + (2.5f * sketch.Unit);
        if (scene.Status.Length > 0)
            Chip(scene.Status, letters, left, middle, null);
        Notices(scene.Notices, middle - (letters * 1.2f));
    }

    private void Notices(IReadOnlyList<string> notices, float bottom)
    {
        var letters = sketch.Letters(10);
        for (var i = notices.Count - 1; i >= 0; i--)
        {
            var width = Width(notices[i], letters, dotted: true);
            Chip(notices[i], letters, sketch.Center.X - (width / 2), bottom - (letters * 0.8f) - sketch.Unit, Attention);
            bottom -= (letters * 1.6f) + (2.5f * sketch.Unit);
        }
    }

    /// <summary>A dark pill from its left end, with a dot where it has a colour. Gives its width.</summary>
    private float Chip(string text, int letters, float left, float middle, SKColor? dot)
    {
        var size = new Vector2(Width(text, letters, dot is not null), MathF.Round(letters * 1.6f));
        sketch.Box(new Vector2(left + (size.X / 2), middle), size, size.Y / 2, Sketch.Shade);
        var pen = left + (letters * 0.65f);
        if (dot is { } color)
        {
            sketch.Box(new Vector2(pen + (letters * 0.28f), middle), new Vector2(letters * 0.56f), letters, color);
            pen += letters * 0.9f;
        }

        sketch.Write(text, letters, pen, middle, Quiet);
        return size.X;
    }

    private float Width(string text, int letters, bool dotted) =>
        sketch.PillSize(text, letters).X + (dotted ? MathF.Round(letters * 0.9f) : 0);
}
