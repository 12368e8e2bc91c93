using Dobble.Perf.Torch;
using static TorchSharp.torch;

namespace Dobble.Perf.Tests.Torch;

public sealed class SsdLiteTests
{
    private const int Coco = 91;

    /// <summary>
    /// The sum over the layers' published sizes; with the reduced tail it gives the published 3,440,060 weights and 583 M multiply-adds.
    /// </summary>
    private const long Weights = 5_198_540, MultiplyAdds = 689_751_104;

    [Fact]
    public void It_has_as_many_weights_as_the_published_layers()
    {
        using var network = new SsdLite(Coco);
        Assert.Equal(Weights, network.parameters().Sum(weights => weights.numel()));
    }

    [Fact]
    public void It_has_their_arithmetic_and_the_published_number_of_boxes()
    {
        using var network = new SsdLite(Coco);
        network.eval();
        using var scope = NewDisposeScope();
        var input = rand(1, 3, SsdLite.Side, SsdLite.Side);
        Assert.Equal(MultiplyAdds, ConvolutionCount.Of(network, input));
        var maps = network.forward(input);
        Assert.Equal([20, 10, 5, 3, 2, 1], maps.Where((_, i) => i % 2 == 0).Select(map => map.shape[^1]));
        Assert.Equal(3234, maps.Where((_, i) => i % 2 == 1).Sum(map => map.numel()) / 4);
    }
}
