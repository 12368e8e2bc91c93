using Dobble.Vision.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Detection;

/// <summary>
/// Finds the cards of an image: a small network on the downscaled image, and on finer scales only where cards are small
/// or none was found. One thread at a time may call it.
/// </summary>
public sealed class CardFinder : IDisposable
{
    /// <summary>The score that a card needs, unless another is given.</summary>
    public const float DefaultThreshold = 0.25f;

    // Score from which something small is worth a closer search beside cards that were seen well.
    private const float LikelyScore = 0.4f;

    // Where time matters, a card counts as this much larger than it is: it is searched again only where it is smaller still.
    private const double Haste = 14 / 12.0;

    private readonly ModelSession _session;
    private readonly float _threshold;

    /// <summary>Long sides of the input; at the finest, the smallest card that is taken for one still has 19 pixels of radius.</summary>
    private static readonly int[] LongSides = [FinderGrid.LongSide, 2 * FinderGrid.LongSide, 4 * FinderGrid.LongSide];

    /// <summary>What cameras give: wide and narrow images.</summary>
    private static readonly Size[] Formats = [new(1280, 720), new(640, 480)];

    private static readonly InputSizes Sizes = new(
        Usual: Shape(FinderInput.SizeFor(LongSides[0], Formats[0])),
        Min: Shape(new(FinderGrid.Multiple, FinderGrid.Multiple)),
        Max: Shape(new(LongSides[^1], LongSides[^1])),
        Played: [.. Formats.SelectMany(image => LongSides.Select(longSide => Shape(FinderInput.SizeFor(longSide, image))))]);

    private readonly FinderInput[] _scales = [.. LongSides.Select(longSide => new FinderInput(longSide))];

    /// <summary>Loads the network and warms it up.</summary>
    /// <param name="modelPath">The ONNX file.</param>
    /// <param name="provider">Execution provider: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>tensorrt</c>.</param>
    /// <param name="threshold">Lowest score of a card, 0 to 1.</param>
    /// <exception cref="DobbleException">The file is missing, broken or no finder, or the provider does not work.</exception>
    public CardFinder(string modelPath, string provider = "auto", float threshold = DefaultThreshold)
    {
        _threshold = threshold;
        _session = new ModelSession(modelPath, ModelContract.Finder, Sizes, provider);
    }

    /// <summary>The network and where it runs.</summary>
    public ModelInfo Info => _session.Info;

    /// <summary>Finds cards in a BGR image; outlines are the network's, not yet refined (see <see cref="OutlineRefiner"/>).</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="thorough">
    /// Whether time is no matter, as for a photo: finer scales are searched for anything small, however little it looks like a card.
    /// </param>
    public IReadOnlyList<CardDetection> Find(Mat image, bool thorough = false)
    {
        ArgumentNullException.ThrowIfNull(image);
        var longSide = Math.Max(image.Width, image.Height);
        List<CardDetection> found = [];
        foreach (var scale in _scales)
        {
            found = CardSelection.Merge(found, FindAt(scale, image, longSide), scale.Scale);
            if (scale.LongSide >= longSide || !IsFinerWorthwhile(found, scale, thorough))
                break;
        }

        found.Sort((a, b) => b.Score.CompareTo(a.Score));
        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        foreach (var scale in _scales)
            scale.Dispose();
    }

    private static long[] Shape(Size size) => [1, 3, size.Height, size.Width];

    /// <summary>
    /// Whether to search at the next finer scale. An empty table is searched at one more and no further, since even the coarsest shows
    /// the smallest cards most of the time. Beside cards that were seen well, something small that is hardly like a card is none.
    /// </summary>
    private bool IsFinerWorthwhile(List<CardDetection> found, FinderInput scale, bool thorough)
    {
        if (found.Count == 0)
            return scale == _scales[0];
        if (thorough)
            return found.Exists(card => CardSelection.IsSmall(card, scale.Scale));
        var least = Math.Min(LikelyScore, found.Max(card => card.Score));
        return found.Exists(card => card.Score >= least && CardSelection.IsSmall(card, Haste * scale.Scale));
    }

    private IEnumerable<CardDetection> FindAt(FinderInput scale, Mat image, int longSide)
    {
        scale.Fill(image);
        using var outputs = _session.Run(scale.Planes, 1, 3, scale.Size.Height, scale.Size.Width);
        return FinderDecoder.Decode(outputs[0], outputs[1], scale.Size.Width / NetworkGrid.Stride, _threshold)
            .Select(card => card with { Outline = card.Outline.Scaled(1 / scale.Scale) })
            .Where(card => CardSelection.IsPlausible(card.Outline, longSide));
    }
}
