using Dobble.Scenes.Artwork;
using OpenCvSharp;

namespace Dobble.Scenes.Cards;

/// <summary>
/// A card seen straight from above: an image of it with its symbols. 8-bit BGRA, premultiplied, clear outside the card.
/// Whoever made it disposes of it; scenes only borrow it.
/// </summary>
public sealed class CardImage : IDisposable
{
    private readonly MipChain _mips;

    internal CardImage(Mat premultiplied, double radius, IReadOnlyList<CardSymbol> symbols, int? card, CardShape shape)
    {
        _mips = new MipChain(premultiplied);
        (Radius, Symbols, Card, Shape) = (radius, symbols, card, shape);
    }

    /// <summary>The image, square; owned by this object.</summary>
    public Mat Image => _mips.Full;

    /// <summary>Radius of the card, or of the disc around one that is not round, in pixels; its centre is the image's.</summary>
    public double Radius { get; }

    /// <summary>The symbols with their places, in pixels of the image.</summary>
    public IReadOnlyList<CardSymbol> Symbols { get; }

    /// <summary>Index of the card in its deck; null for a card of no deck.</summary>
    public int? Card { get; }

    internal CardShape Shape { get; }

    internal MipChain Mips => _mips;

    internal double Center => (Image.Width - 1) / 2.0;

    /// <summary>
    /// Makes a card from a rectified photo of one (see <see cref="Vision.Geometry.CardWarp"/>); what lies outside the
    /// radius is cut off, with a smooth edge.
    /// </summary>
    /// <param name="rectified">8-bit BGR, square, the card in the middle; stays the caller's.</param>
    /// <param name="radius">Radius of the card in its pixels; a little less than the true one leaves no background.</param>
    /// <param name="symbols">The symbols on it, in its pixels.</param>
    /// <param name="card">Index of the card in its deck.</param>
    public static CardImage FromPhoto(Mat rectified, double radius, IReadOnlyList<CardSymbol> symbols, int? card = null)
    {
        if (rectified.Type() != MatType.CV_8UC3 || rectified.Width != rectified.Height)
            throw new ArgumentException("a card is made from a square 8-bit BGR image", nameof(rectified));
        var image = new Mat();
        Cv2.CvtColor(rectified, image, ColorConversionCodes.BGR2BGRA);
        CardShape.Round.Cut(image, radius);
        return new CardImage(image, radius, symbols, card, CardShape.Round);
    }

    /// <inheritdoc/>
    public void Dispose() => _mips.Dispose();
}
