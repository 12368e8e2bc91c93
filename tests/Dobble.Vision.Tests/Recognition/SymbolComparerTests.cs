using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Recognition;

/// <summary>With a hand-made network: the colour of a crop is its embedding.</summary>
public sealed class SymbolComparerTests : IDisposable
{
    private readonly ModelFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_symbol_gets_its_own_embedding_in_order_however_many_there_are()
    {
        using var comparer = new SymbolComparer(_folder.Write("comparer.onnx", HandMadeModels.Comparer()), "cpu");
        using var image = new Mat(192, 192, MatType.CV_8UC3, Scalar.All(128));
        var card = new Ellipse(95.5, 95.5, CardWarp.Radius, CardWarp.Radius, 0);
        Box[] symbols = [.. Enumerable.Range(0, 36).Select(i => new Box(31 * (i % 6), 31 * (i / 6), (31 * (i % 6)) + 30, (31 * (i / 6)) + 30))];
        for (var i = 0; i < symbols.Length; i++)
            Cv2.Rectangle(image, new Rect((int)symbols[i].X1, (int)symbols[i].Y1, 31, 31), i % 2 == 0 ? Scalar.Red : Scalar.Lime, -1);

        var embeddings = comparer.Embed(image, card, symbols);

        Assert.Equal(symbols.Length, embeddings.Length);
        Assert.All(Enumerable.Range(0, symbols.Length), i =>
        {
            Assert.True(embeddings[i][i % 2] > 0.4f, "the first numbers are red and green");
            Assert.Equal(1, embeddings[i].Sum(x => x * x), 1e-3);
        });
    }

    [Fact]
    public void No_symbol_is_no_embedding()
    {
        using var comparer = new SymbolComparer(_folder.Write("comparer.onnx", HandMadeModels.Comparer()), "cpu");
        using var image = new Mat(192, 192, MatType.CV_8UC3, Scalar.White);

        Assert.Empty(comparer.Embed(image, new Ellipse(96, 96, 90, 90, 0), []));
    }

    [Fact]
    public void Another_network_is_refused()
    {
        var path = _folder.Write("comparer.onnx", HandMadeModels.Reader());

        Assert.Contains("comparer", Assert.Throws<DobbleException>(() => new SymbolComparer(path, "cpu")).Message, StringComparison.Ordinal);
    }
}
