using System.Globalization;
using System.Numerics;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Words;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Reading;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Assistant.Annotation;

/// <summary>Writes photos with what was seen drawn in: cards outlined, shared symbols ringed, joined by a line and named.</summary>
internal sealed class Annotator(IReadOnlyList<DeckSymbol> symbols, string language) : IDisposable
{
    private const int JpegQuality = 92;

    private readonly SKTypeface _typeface = Lettering.Load();

    /// <summary>Writes the annotated image as a JPEG.</summary>
    /// <exception cref="DobbleException">The file can't be written.</exception>
    public void Save(Mat image, TableReading reading, string path)
    {
        using var pixels = image.CvtColor(ColorConversionCodes.BGR2BGRA);
        Draw(pixels, reading);
        using var drawn = SKImage.FromPixels(Layout(pixels), pixels.Data, (int)pixels.Step());
        using var data = drawn.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        try
        {
            using var file = File.Create(path);
            data.SaveTo(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: this image can't be written; check the folder and its free space.", e);
        }
    }

    /// <summary>Draws into a BGRA image.</summary>
    public void Draw(Mat pixels, TableReading reading)
    {
        using var surface = SKSurface.Create(Layout(pixels), pixels.Data, (int)pixels.Step());
        using var sketch = new SkiaSketch(surface.Canvas, _typeface);
        ScenePainter.Draw(OverlayLayout.Of(Scene(reading), new Vector2(pixels.Width, pixels.Height), sketch.Measure), sketch);
    }

    /// <summary>No card of a photo is newer than another, so that all pairs are alike.</summary>
    private OverlayScene Scene(TableReading reading) => new(reading.Width, reading.Height)
    {
        Cards = [.. reading.Cards.Select(card => new OverlayCard(card.Outline, IsSeen: true)
        {
            Number = card.Id.ToString(CultureInfo.InvariantCulture),
            Symbols = [.. card.Symbols.Select(symbol => symbol.Box)],
        })],
        Links = LinkColors.Color(reading.Matches.Select((match, index) => new OverlayLink(
            OverlayLinkEnd.Of(match.FirstBox, reading.Cards[match.FirstCard].Outline),
            OverlayLinkEnd.Of(match.SecondBox, reading.Cards[match.SecondCard].Outline),
            match.Symbol is { } symbol ? symbols[symbol].Slot : -1 - index)
        {
            Label = symbols.NameOf(match.Symbol, language),
        })),
    };

    public void Dispose() => _typeface.Dispose();

    private static SKImageInfo Layout(Mat pixels) => new(pixels.Width, pixels.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
}
