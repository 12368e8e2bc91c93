using Dobble.Vision.Inference;
using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>
/// CardFinder's network: a downscaled image to a grid of stride 8 of card score and outline. Most layers work at strides
/// 16 and 32, where a few convolutions see a card that fills the frame; stride 8 gives place to small cards. It is trained
/// wide, which is easier, and then narrowed: half of the channels that only the next layer sees are enough.
/// </summary>
internal sealed class FinderNet : VisionNet
{
    private readonly ConvBlock stem, down4, down8, down16, down32, lateral16, lateral8, merge16, merge8;
    private readonly ResidualBlock middle, deep1, deep2;
    private readonly HeadConv score, shape;

    /// <param name="wide">Whether hidden layers are twice as wide as in the network that is shipped.</param>
    public FinderNet(bool wide = false)
        : base(ModelContract.Finder)
    {
        var width = wide ? 2 : 1;
        stem = new ConvBlock(3, 12, stride: 2);
        down4 = new ConvBlock(12, 24, stride: 2);
        down8 = new ConvBlock(24, 40, stride: 2);
        down16 = new ConvBlock(40, 64, stride: 2);
        middle = new ResidualBlock(64, 32 * width);
        down32 = new ConvBlock(64, 80, stride: 2);
        deep1 = new ResidualBlock(80, 40 * width);
        deep2 = new ResidualBlock(80, 40 * width);
        lateral16 = new ConvBlock(80, 64, kernel: 1, relu: false);
        merge16 = new ConvBlock(64, 32 * width);
        lateral8 = new ConvBlock(32 * width, 40, kernel: 1, relu: false);
        merge8 = new ConvBlock(40, 20 * width);
        score = new HeadConv(20 * width, 1, bias: -4);
        shape = new HeadConv(20 * width, FinderGrid.Values);
        RegisterComponents();
    }

    public override long[] ProbeShape => [1, 3, 6 * FinderGrid.Multiple, FinderGrid.LongSide];

    /// <summary>The layers whose channels only the named convolutions after them see.</summary>
    private static IReadOnlyList<(string Layer, string[] Readers)> HiddenLayers { get; } =
    [
        ("middle.first", ["middle.second.conv"]), ("deep1.first", ["deep1.second.conv"]), ("deep2.first", ["deep2.second.conv"]),
        ("merge16", ["lateral8.conv"]), ("merge8", ["score.conv", "shape.conv"]),
    ];

    /// <returns>Score logits and outlines, as <see cref="ModelContract.Finder"/> has them.</returns>
    public override Tensor[] forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var at8 = down8.forward(down4.forward(stem.forward(input.sub(Scalars.Half))));
        var at16 = middle.forward(down16.forward(at8));
        var at32 = deep2.forward(deep1.forward(down32.forward(at16)));
        var up16 = merge16.forward((at16 + Upsampling.Nearest(lateral16.forward(at32), 2)).relu_());
        var up8 = merge8.forward((at8 + Upsampling.Nearest(lateral8.forward(up16), 2)).relu_());
        return [score.forward(up8).MoveToOuterDisposeScope(), shape.forward(up8).MoveToOuterDisposeScope()];
    }

    public override Tensor[] Predict(Tensor input)
    {
        var raw = forward(input);
        return [raw[0].sigmoid_(), raw[1]];
    }

    /// <summary>Loads weights; those of a wide network are narrowed.</summary>
    public override void Adopt(string weights)
    {
        try
        {
            load(weights);
        }
        catch (ArgumentException)
        {
            using var wide = new FinderNet(wide: true);
            wide.load(weights);
            ChannelPruning.Narrow(wide, this, HiddenLayers);
        }
    }

    public override OnnxGraph Emit()
    {
        var graph = new OnnxGraph(Kind);
        using var half = tensor(0.5f);
        var input = graph.Subtract(InputOf(graph), half);
        var at8 = down8.Emit(graph, down4.Emit(graph, stem.Emit(graph, input)));
        var at16 = middle.Emit(graph, down16.Emit(graph, at8));
        var at32 = deep2.Emit(graph, deep1.Emit(graph, down32.Emit(graph, at16)));
        var up16 = merge16.Emit(graph, graph.Relu(graph.Sum(at16, graph.Upsample(lateral16.Emit(graph, at32), 2))));
        var up8 = merge8.Emit(graph, graph.Relu(graph.Sum(at8, graph.Upsample(lateral8.Emit(graph, up16), 2))));
        AddOutput(graph, 0, graph.Sigmoid(score.Emit(graph, up8)));
        AddOutput(graph, 1, shape.Emit(graph, up8));
        return graph;
    }
}
