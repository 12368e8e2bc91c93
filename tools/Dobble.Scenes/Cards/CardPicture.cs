using Dobble.Scenes.Artwork;
using OpenCvSharp;

namespace Dobble.Scenes.Cards;

/// <summary>
/// A card seen straight from above: a round picture with its symbols. 8-bit BGRA, premultiplied, clear outside the disc.
/// Whoever made it disposes of it; scenes only borrow it.
/// </summary>
public sealed class CardPicture : IDisposable
{
    private readonly MipChain _mips;

    internal CardPicture(Mat premultiplied, double radius, IReadOnlyList<CardSymbol> symbols, int? card)
    {
        _mips = new MipChain(premultiplied);
        (Radius, Symbols, Card) = (radius, symbols, card);
    }

    /// <summary>The picture, square; owned by this object.</summary>
    public Mat Picture => _mips.Full;

    /// <summary>Radius of the card in pixels of the picture; its centre is the picture's.</summary>
    public double Radius { get; }

    /// <summary>The symbols with their places, in pixels of the picture.</summary>
    public IReadOnlyList<CardSymbol> Symbols { get; }

    /// <summary>Index of the card in its deck; null for a card of no deck.</summary>
    public int? Card { get; }

    internal MipChain Mips => _mips;

    internal double Center => (Picture.Width - 1) / 2.0;

    /// <summary>
    /// Makes a card from a straightened photo of one (see <see cref="Vision.Geometry.CardFrame"/>); what lies outside the
    /// radius is cut off, with a smooth edge.
    /// </summary>
    /// <param name="straightened">8-bit BGR, square, the card in the middle; stays the caller's.</param>
    /// <param name="radius">Radius of the card in its pixels; a little less than the true one leaves no background.</param>
    /// <param name="symbols">The symbols on it, in its pixels.</param>
    /// <param name="card">Index of the card in its deck.</param>
    public static CardPicture FromPhoto(Mat straightened, double radius, IReadOnlyList<CardSymbol> symbols, int? card = null)
    {
        if (straightened.Type() != MatType.CV_8UC3 || straightened.Width != straightened.Height)
            throw new ArgumentException("a card is made from a square 8-bit BGR picture", nameof(straightened));
        var picture = new Mat();
        Cv2.CvtColor(straightened, picture, ColorConversionCodes.BGR2BGRA);
        CutDisc(picture, radius);
        return new CardPicture(picture, radius, symbols, card);
    }

    /// <inheritdoc/>
    public void Dispose() => _mips.Dispose();

    /// <summary>Clears what lies outside the disc in the middle of a premultiplied picture; the edge covers pixels by their share.</summary>
    internal static void CutDisc(Mat picture, double radius)
    {
        var center = (picture.Width - 1) / 2.0;
        for (int y = 0, rows = picture.Rows; y < rows; y++)
        {
            var row = Pixels.Row<byte>(picture, y);
            for (int x = 0, columns = picture.Cols; x < columns; x++)
            {
                var inside = radius + 0.5 - Math.Sqrt(((x - center) * (x - center)) + ((y - center) * (y - center)));
                if (inside >= 1)
                    continue;
                var share = (int)(256 * Math.Max(0, inside));
                for (var i = 4 * x; i < (4 * x) + 4; i++)
                    row[i] = (byte)((row[i] * share) >> 8);
            }
        }
    }
}
