using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Recognition;

/// <summary>Rectifies cards and reads the symbols of all of them in one batch. One thread at a time may call it.</summary>
public sealed class CardReader : IDisposable
{
    /// <summary>
    /// What a box leaves around its symbol's print, in pixels of the crop: a fiftieth of the card's radius. People draw boxes so: on
    /// photos of seven series the labels lie 1.4 to 2.5 hundredths of the radius outside the print.
    /// </summary>
    public const float BoxMargin = 0.02f * CardWarp.Radius;

    /// <summary>Cards of one batch; more are read in several, so that a crowded table needs no more memory.</summary>
    private const int MaxCards = 32;

    private const int CropPixels = CardWarp.Size * CardWarp.Size;

    private static readonly InputSizes Sizes = new(
        Usual: Shape(2), Min: Shape(1), Max: Shape(MaxCards), Played: [.. Enumerable.Range(1, MaxCards).Select(cards => Shape(cards))]);

    private readonly ModelSession _session;
    private readonly Vec3b[] _pixels = new Vec3b[CropPixels];
    private readonly Mat _crop;
    private readonly BoxTightening _tightening = new();
    private float[] _planes = new float[2 * 3 * CropPixels];

    /// <summary>Loads the network and warms it up.</summary>
    /// <param name="modelPath">The ONNX file.</param>
    /// <param name="provider">Execution provider: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>tensorrt</c>.</param>
    /// <exception cref="DobbleException">The file is missing, broken or no reader, or the provider does not work.</exception>
    public CardReader(string modelPath, string provider = "auto")
    {
        _session = new ModelSession(modelPath, ModelContract.Reader, Sizes, provider);
        _crop = Mat.FromPixelData(CardWarp.Size, CardWarp.Size, MatType.CV_8UC3, _pixels);
    }

    /// <summary>The network and where it runs.</summary>
    public ModelInfo Info => _session.Info;

    /// <summary>Identity of the network (a hash), which a gallery must name.</summary>
    public string Identity => _session.Info.Identity;

    /// <summary>Reads the cards with these outlines; one list of detections a card, in order, boxes in crop pixels.</summary>
    public IReadOnlyList<IReadOnlyList<SymbolDetection>> Read(Mat image, IReadOnlyList<Ellipse> outlines)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(outlines);
        var cards = new List<IReadOnlyList<SymbolDetection>>(outlines.Count);
        foreach (var batch in outlines.Chunk(MaxCards))
            ReadBatch(image, batch, cards);
        return cards;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _crop.Dispose();
    }

    private void ReadBatch(Mat image, Ellipse[] outlines, List<IReadOnlyList<SymbolDetection>> cards)
    {
        var planes = Planes(outlines.Length);
        for (var i = 0; i < outlines.Length; i++)
        {
            CardRectifier.Rectify(image, outlines[i], _crop);
            PlanarPixels.Fill(_pixels, planes.Span.Slice(i * 3 * CropPixels, 3 * CropPixels));
        }

        using var outputs = _session.Run(planes, Shape(outlines.Length));
        for (var i = 0; i < outlines.Length; i++)
        {
            var detections = SymbolDetectionDecoder.Decode(
                Part(outputs, 0, i, 1), Part(outputs, 1, i, ReaderGrid.Values), Part(outputs, 2, i, ReaderGrid.Dimensions));
            cards.Add(_tightening.Tighten(
                planes.Span.Slice(i * 3 * CropPixels, 3 * CropPixels), outlines[i].Radius / CardWarp.Radius, detections));
        }
    }

    private Memory<float> Planes(int cards)
    {
        var length = cards * 3 * CropPixels;
        if (_planes.Length < length)
            _planes = new float[length];
        return _planes.AsMemory(0, length);
    }

    private static long[] Shape(int cards) => [cards, 3, CardWarp.Size, CardWarp.Size];

    private static ReadOnlySpan<float> Part(ModelOutputs outputs, int output, int card, int planes) =>
        outputs[output].Slice(card * planes * ReaderGrid.Cells, planes * ReaderGrid.Cells);
}
