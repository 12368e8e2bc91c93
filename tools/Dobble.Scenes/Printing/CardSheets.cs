using Dobble.Scenes.Artwork;
using Dobble.Scenes.Cards;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Scenes.Printing;

/// <summary>Prints cards: pages of a PDF to cut out, with marks where to cut.</summary>
public sealed class CardSheets : IDisposable
{
    private const float PointsPerMillimetre = 72 / 25.4f;

    /// <summary>Artwork is brought to this size at least, since a printer shows the squares of a smaller image.</summary>
    private const int SmoothEdge = 480;

    private readonly PrintOptions _options;
    private readonly PageGrid _grid;
    private readonly SKTypeface _lettering;
    private readonly SKImage? _back;
    private readonly Dictionary<Sprite, SKImage> _images = [];

    /// <summary>Prepares to print.</summary>
    /// <param name="options">How.</param>
    /// <param name="lettering">The typeface of the pages' feet; borrowed.</param>
    /// <param name="back">An image to print on the backs, BGRA with straight alpha; borrowed. Null for a pattern.</param>
    /// <exception cref="Vision.DobbleException">No card fits on the paper.</exception>
    public CardSheets(PrintOptions options, SKTypeface lettering, Mat? back)
    {
        (_options, _grid, _lettering) = (options, new PageGrid(options), lettering);
        _back = back is null ? null : SkiaImages.Of(back, SKAlphaType.Unpremul);
    }

    /// <summary>Writes the PDF.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="cards">For each card the artwork of its symbols; borrowed.</param>
    /// <param name="seed">Decides how the symbols of a card lie.</param>
    public void Write(Stream stream, IReadOnlyList<IReadOnlyList<Sprite>> cards, int seed)
    {
        using var document = SKDocument.CreatePdf(
            stream, new SKDocumentPdfMetadata { Title = _options.Title, RasterDpi = 300, EncodingQuality = 101 });
        var pages = cards.Chunk(_grid.Count).ToArray();
        for (var page = 0; page < pages.Length; page++)
        {
            var (first, foot) = (page * _grid.Count, $"{_options.Title}   {page + 1} / {pages.Length}");
            Page(document, foot, pages[page].Length, back: false, (canvas, i) =>
                Front(canvas, CardArtist.Arrange(Randoms.ForSample(seed, first + i), cards[first + i]), cards[first + i]));
            if (_options.Backs)
                Page(document, foot, pages[page].Length, back: true, (canvas, _) => Back(canvas));
        }

        document.Close();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _back?.Dispose();
        foreach (var image in _images.Values)
            image.Dispose();
    }

    private float Radius => (float)_options.Diameter / 2;

    /// <summary>Draws a page in millimetres, each card with the origin at its centre.</summary>
    private void Page(SKDocument document, string foot, int count, bool back, Action<SKCanvas, int> draw)
    {
        using var canvas = document.BeginPage((float)_grid.Width * PointsPerMillimetre, (float)_grid.Height * PointsPerMillimetre);
        canvas.Scale(PointsPerMillimetre);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = _grid.Center(i, back);
            canvas.Save();
            canvas.Translate((float)x, (float)y);
            draw(canvas, i);
            canvas.Restore();
        }

        Foot(canvas, foot);
        document.EndPage();
    }

    private void Front(SKCanvas canvas, IReadOnlyList<Homography> places, IReadOnlyList<Sprite> symbols)
    {
        for (var i = 0; i < symbols.Count; i++)
        {
            var (image, place) = (ImageOf(symbols[i]), places[i]);
            canvas.Save();
            canvas.Scale(Radius);
            canvas.Concat(new SKMatrix(
                (float)place.M00, (float)place.M01, (float)place.M02, (float)place.M10, (float)place.M11, (float)place.M12, 0, 0, 1));
            // Whole numbers are the centres of the artwork's pixels.
            canvas.DrawImage(image, SKRect.Create(-0.5f, -0.5f, symbols[i].Image.Width, symbols[i].Image.Height), SkiaImages.Smooth);
            canvas.Restore();
        }

        CutMarks(canvas);
    }

    /// <summary>A thin line where to cut, and four marks outside it that stay on the paper.</summary>
    private void CutMarks(SKCanvas canvas)
    {
        using var line = Stroke(new SKColor(170, 170, 170), 0.15f);
        canvas.DrawCircle(0, 0, Radius, line);
        var reach = Radius + Math.Min(3, (float)_grid.Gap(_options.Diameter) / 2);
        using var mark = Stroke(SKColors.Black, 0.15f);
        foreach (var (x, y) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1) })
            canvas.DrawLine(x * (Radius + 0.6f), y * (Radius + 0.6f), x * reach, y * reach, mark);
    }

    /// <summary>A back reaches a little over the cut, so that no white shows where both sides do not quite meet.</summary>
    private void Back(SKCanvas canvas)
    {
        var bleed = Radius + Math.Min(1.5f, (float)_grid.Gap(_options.Diameter) / 2);
        using var round = new SKPathBuilder();
        round.AddCircle(0, 0, bleed);
        canvas.ClipPath(round.Detach(), antialias: true);
        if (_back is { } image)
        {
            var scale = 2 * bleed / Math.Min(image.Width, image.Height);
            var (width, height) = (image.Width * scale, image.Height * scale);
            canvas.DrawImage(image, SKRect.Create(-width / 2, -height / 2, width, height), SkiaImages.Smooth);
            return;
        }

        using var ground = new SKPaint { Color = new SKColor(38, 70, 130), IsAntialias = true };
        canvas.DrawCircle(0, 0, bleed, ground);
        Pattern(canvas);
    }

    /// <summary>Rings of rings, which look the same however a card is turned.</summary>
    private void Pattern(SKCanvas canvas)
    {
        const int petals = 12;
        using var line = Stroke(new SKColor(255, 255, 255, 200), Radius * 0.018f);
        canvas.DrawCircle(0, 0, Radius * 0.9f, line);
        for (var i = 0; i < petals; i++)
        {
            canvas.Save();
            canvas.RotateDegrees(360f / petals * i);
            canvas.DrawCircle(0, Radius * 0.42f, Radius * 0.42f, line);
            canvas.Restore();
        }
    }

    /// <summary>What the page is, and a ruler that tells whether it was printed in its true size.</summary>
    private void Foot(SKCanvas canvas, string text)
    {
        const float left = 12, size = 2.8f, length = 50;
        var y = (float)_grid.FootLine;
        using var font = new SKFont(_lettering, size);
        using var ink = new SKPaint { Color = new SKColor(90, 90, 90), IsAntialias = true };
        canvas.DrawText(text, left, y, SKTextAlign.Left, font, ink);
        var right = (float)_grid.Width - left;
        canvas.DrawText("50 mm", right - length - 2, y, SKTextAlign.Right, font, ink);
        using var line = Stroke(ink.Color, 0.2f);
        canvas.DrawLine(right - length, y - 1, right, y - 1, line);
        canvas.DrawLine(right - length, y - 2, right - length, y, line);
        canvas.DrawLine(right, y - 2, right, y, line);
    }

    private static SKPaint Stroke(SKColor color, float width) =>
        new() { Color = color, StrokeWidth = width, IsStroke = true, IsAntialias = true };

    private SKImage ImageOf(Sprite sprite) =>
        _images.TryGetValue(sprite, out var known) ? known : _images[sprite] = SkiaImages.Of(sprite, SmoothEdge);
}
