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
        using var drawing = new TableDrawing(surface.Canvas, _typeface, reading.Width, reading.Height);
        var links = reading.Matches.Select(
            (match, index) => (match, First: reading.Cards[match.FirstCard], Second: reading.Cards[match.SecondCard], index)).ToList();
        // In layers, so that no line runs over a number or a name.
        foreach (var card in reading.Cards)
            drawing.Outline(card);
        foreach (var (match, first, second, index) in links)
            drawing.Link(match, first, second, index);
        foreach (var card in reading.Cards)
            drawing.Number(card);
        foreach (var (match, first, second, index) in links)
            drawing.Name(symbols.NameOf(match.Symbol, language), match, first, second, index);
    }

    public void Dispose() => _typeface.Dispose();

    private static SKImageInfo Layout(Mat pixels) => new(pixels.Width, pixels.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
}
