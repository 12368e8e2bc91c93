using Dobble.TestKit;
using Dobble.Training.Export;
using Dobble.Training.Networks;
using Dobble.Vision.Inference;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Export;

public sealed class OnnxExporterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("finder")]
    [InlineData("reader")]
    [InlineData("comparer")]
    public void An_exported_network_computes_what_training_computed(string kind)
    {
        using var net = Disturbed(kind);
        var (_, difference) = OnnxExporter.Export(net, _folder.File("net.onnx"), new Dictionary<string, string>());
        Assert.InRange(difference, 0, OnnxExporter.Tolerance);
    }

    [Fact]
    public void Metadata_travels_inside_the_file()
    {
        using var net = Disturbed("reader");
        var path = _folder.File("net.onnx");
        var (identity, _) = OnnxExporter.Export(net, path, new Dictionary<string, string> { ["dobble.data"] = "abc" });
        using var graph = new GraphRunner(File.ReadAllBytes(path));
        var metadata = graph.Metadata;
        Assert.Equal("reader", metadata["dobble.kind"]);
        Assert.Equal("1", metadata["dobble.contract"]);
        Assert.Equal("abc", metadata["dobble.data"]);
        Assert.Equal(identity, metadata["dobble.identity"]);
        Assert.Matches("^[0-9a-f]{64}$", identity);
    }

    [Fact]
    public void The_identity_changes_with_a_single_weight()
    {
        using var net = Disturbed("finder");
        var before = OnnxExporter.Export(net, _folder.File("a.onnx"), new Dictionary<string, string>()).Identity;
        using (no_grad())
            net.parameters().First().view(-1)[0].add_(0.25);
        var after = OnnxExporter.Export(net, _folder.File("b.onnx"), new Dictionary<string, string>()).Identity;
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void The_reader_takes_any_number_of_cards_and_gives_unit_embeddings()
    {
        using var net = Disturbed("reader");
        var path = _folder.File("net.onnx");
        OnnxExporter.Export(net, path, new Dictionary<string, string>());
        using var graph = new GraphRunner(File.ReadAllBytes(path));
        foreach (var count in new[] { 1, 5 })
        {
            var outputs = graph.Run(new float[count * 3 * 192 * 192], count, 3, 192, 192);
            var embeddings = outputs.Single(output => output.Name == "embeddings");
            Assert.Equal([count, ReaderGrid.Dimensions, 24, 24], embeddings.Shape);
            var length = Enumerable.Range(0, ReaderGrid.Dimensions).Sum(c => Math.Pow(embeddings.Values[(((c * 24) + 7) * 24) + 9], 2));
            Assert.Equal(1, length, 1e-3);
        }
    }

    /// <summary>A network whose normalisations have seen data, so that folding them into the convolutions is put to the test.</summary>
    private static VisionNet Disturbed(string kind)
    {
        manual_seed(5);
        var net = VisionNet.Of(kind);
        net.train();
        using var scope = NewDisposeScope();
        for (var i = 0; i < 2; i++)
            net.forward(rand(net.ProbeShape));
        return net;
    }
}
