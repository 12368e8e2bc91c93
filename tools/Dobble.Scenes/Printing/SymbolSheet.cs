using Dobble.Scenes.Artwork;
using SkiaSharp;

namespace Dobble.Scenes.Printing;

/// <summary>An image of all symbols of a deck with numbers, to name them by.</summary>
public static class SymbolSheet
{
    private const int Columns = 8, Cell = 150, Thumbnail = 104, Margin = 12;
    private const float Large = 26, Small = 15;

    /// <summary>Writes the image.</summary>
    /// <param name="stream">Where to, as a PNG.</param>
    /// <param name="symbols">Artwork and caption of each, numbered from 1; artwork is borrowed, null where there is none.</param>
    /// <param name="lettering">The typeface; borrowed.</param>
    public static void Write(Stream stream, IReadOnlyList<(Sprite? Artwork, string Caption)> symbols, SKTypeface lettering)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var rows = (symbols.Count + Columns - 1) / Columns;
        using var surface = SKSurface.Create(new SKImageInfo((Columns * Cell) + (2 * Margin), (rows * Cell) + (2 * Margin)));
        surface.Canvas.Clear(SKColors.White);
        for (var i = 0; i < symbols.Count; i++)
        {
            surface.Canvas.Save();
            surface.Canvas.Translate(Margin + (i % Columns * Cell), Margin + (i / Columns * Cell));
            Draw(surface.Canvas, i + 1, symbols[i].Artwork, symbols[i].Caption, lettering);
            surface.Canvas.Restore();
        }

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        png.SaveTo(stream);
    }

    private static void Draw(SKCanvas canvas, int number, Sprite? artwork, string caption, SKTypeface lettering)
    {
        using var ink = new SKPaint { Color = new SKColor(40, 40, 40), IsAntialias = true };
        if (artwork is not null)
        {
            using var image = SkiaImages.Of(artwork, Thumbnail);
            var scale = (float)Thumbnail / Math.Max(image.Width, image.Height);
            var (width, height) = (image.Width * scale, image.Height * scale);
            canvas.DrawImage(image, SKRect.Create((Cell - width) / 2, (Thumbnail - height) / 2, width, height), SkiaImages.Smooth);
        }

        using var numbers = new SKFont(lettering, Large);
        canvas.DrawText($"{number}", 2, Large * 0.8f, SKTextAlign.Left, numbers, ink);
        using var captions = new SKFont(lettering, Small);
        canvas.DrawText(Cut(caption, captions), Cell / 2f, Cell - Small, SKTextAlign.Center, captions, ink);
    }

    /// <summary>As much of a text as a cell has room for.</summary>
    private static string Cut(string text, SKFont font)
    {
        while (text.Length > 1 && font.MeasureText(text) > Cell - 8)
            text = text[..^2] + "…";
        return text;
    }
}
