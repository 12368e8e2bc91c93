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
    private const int MaxSymbols = 16;

    private const int CropPixels = ComparerInput.Size * ComparerInput.Size;

    private static readonly InputSizes Sizes = new(
        Usual: Shape(8), Min: Shape(1), Max: Shape(MaxSymbols), Played: [.. Enumerable.Range(1, MaxSymbols).Select(Shape)]);

    private readonly ModelSession _session;
    private readonly Vec3b[] _pixels = new Vec3b[CropPixels];
    private readonly Mat _crop;
    private readonly float[] _planes = new float[MaxSymbols * 3 * CropPixels];

    /// <summary>Loads the network and warms it up.</summary>
    /// <param name="modelPath">The ONNX file.</param>
    /// <param name="provider">Execution provider: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>tensorrt</c>.</param>
    /// <exception cref="DobbleException">The file is missing, broken or no comparer, or the provider does not work.</exception>
    public SymbolComparer(string modelPath, string provider = "auto")
    {
        _session = new ModelSession(modelPath, ModelContract.Comparer, Sizes, provider);
        _crop = Mat.FromPixelData(ComparerInput.Size, ComparerInput.Size, MatType.CV_8UC3, _pixels);
    }

    /// <summary>The comparer's file in the model that a reader belongs to.</summary>
    /// <param name="readerModel">The reader's file.</param>
    public static string Beside(string readerModel) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(readerModel))!, "comparer.onnx");

    /// <summary>The network and where it runs.</summary>
    public ModelInfo Info => _session.Info;

    /// <summary>What symbols of a card look like: embeddings of unit length, whose products are cosines.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="card">The card's outline in pixels of the image.</param>
    /// <param name="symbols">The symbols' boxes in pixels of the rectified card.</param>
    public float[][] Embed(Mat image, Ellipse card, IReadOnlyList<Box> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var embeddings = new List<float[]>(symbols.Count);
        foreach (var batch in symbols.Chunk(MaxSymbols))
        {
            var planes = _planes.AsMemory(0, batch.Length * 3 * CropPixels);
            for (var i = 0; i < batch.Length; i++)
            {
                SymbolCrop.Cut(image, card, batch[i], _crop);
                PlanarPixels.Fill(_pixels, planes.Span.Slice(i * 3 * CropPixels, 3 * CropPixels));
            }

            using var outputs = _session.Run(planes, Shape(batch.Length));
            for (var i = 0; i < batch.Length; i++)
                embeddings.Add(outputs[0].Slice(i * ComparerInput.Dimensions, ComparerInput.Dimensions).ToArray());
        }

        return [.. embeddings];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _crop.Dispose();
    }

    private static long[] Shape(int symbols) => [symbols, 3, ComparerInput.Size, ComparerInput.Size];
}
