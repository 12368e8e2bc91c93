using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Recognition;

/// <summary>
/// Says what symbols look like alone, so that those that no network was trained on can be compared. One thread at a time may call it.
/// </summary>
public sealed class SymbolComparer : IDisposable
{
    /// <summary>Symbols of one batch; more are looked at in several.</summary>
    private const int MaxSymbols = 8;

    /// <summary>Each symbol is looked at upright, on its sides and upside down: the mean says more than one look.</summary>
    private const int Turns = 4;

    private const int Side = ComparerInput.Size, CropPixels = Side * Side, Channels = 3;

    private static readonly InputSizes Sizes = new(
        Usual: Shape(MaxSymbols), Min: Shape(1), Max: Shape(MaxSymbols), Played: [.. Enumerable.Range(1, MaxSymbols).Select(Shape)]);

    private readonly ModelSession _session;
    private readonly Vec3b[] _pixels = new Vec3b[CropPixels];
    private readonly Mat _crop;
    private readonly float[] _planes = new float[MaxSymbols * Turns * Channels * CropPixels];

    /// <summary>Loads the network and warms it up.</summary>
    /// <param name="modelPath">The ONNX file.</param>
    /// <param name="provider">Execution provider: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>tensorrt</c>.</param>
    /// <exception cref="DobbleException">The file is missing, broken or no comparer, or the provider does not work.</exception>
    public SymbolComparer(string modelPath, string provider = "auto")
    {
        _session = new ModelSession(modelPath, ModelContract.Comparer, Sizes, provider);
        _crop = Mat.FromPixelData(Side, Side, MatType.CV_8UC3, _pixels);
    }

    /// <summary>The network and where it runs.</summary>
    public ModelInfo Info => _session.Info;

    /// <summary>What symbols of a card look like: embeddings of unit length, whose products are cosines.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="card">The card's outline in pixels of the image.</param>
    /// <param name="symbols">The symbols' boxes in pixels of the rectified card.</param>
    internal float[][] Embed(Mat image, Ellipse card, IReadOnlyList<Box> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var embeddings = new List<float[]>(symbols.Count);
        foreach (var batch in symbols.Chunk(MaxSymbols))
        {
            for (var i = 0; i < batch.Length; i++)
            {
                SymbolCrop.Cut(image, card, batch[i], _crop);
                FillTurned(_planes.AsSpan(i * Turns * Channels * CropPixels, Turns * Channels * CropPixels));
            }

            using var outputs = _session.Run(_planes.AsMemory(0, batch.Length * Turns * Channels * CropPixels), Shape(batch.Length));
            var looks = new float[Turns][];
            for (var i = 0; i < batch.Length; i++)
            {
                for (var turn = 0; turn < Turns; turn++)
                    looks[turn] = outputs[0].Slice(((i * Turns) + turn) * ComparerInput.Dimensions, ComparerInput.Dimensions).ToArray();
                embeddings.Add(CloseReader.Mean(looks));
            }
        }

        return [.. embeddings];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _crop.Dispose();
    }

    /// <summary>The crop in all turns, each clockwise of the one before.</summary>
    private void FillTurned(Span<float> planes)
    {
        PlanarPixels.Fill(_pixels, planes[..(Channels * CropPixels)]);
        for (var at = 0; at < (Turns - 1) * Channels * CropPixels; at += CropPixels)
        {
            var before = planes.Slice(at, CropPixels);
            var turned = planes.Slice(at + (Channels * CropPixels), CropPixels);
            for (var y = 0; y < Side; y++)
            {
                for (var x = 0; x < Side; x++)
                    turned[(x * Side) + Side - 1 - y] = before[(y * Side) + x];
            }
        }
    }

    private static long[] Shape(int symbols) => [symbols * Turns, Channels, Side, Side];
}
