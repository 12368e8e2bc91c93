using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>Two 3×3 convolutions around a shortcut.</summary>
internal sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    private readonly ConvBlock first;
    private readonly ConvBlock second;

    public ResidualBlock(int channels, int? hidden = null)
        : base(nameof(ResidualBlock))
    {
        first = new ConvBlock(channels, hidden ?? channels);
        second = new ConvBlock(hidden ?? channels, channels, relu: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return (input + second.forward(first.forward(input))).relu_().MoveToOuterDisposeScope();
    }

    public string Emit(OnnxGraph graph, string input) =>
        graph.Relu(graph.Sum(input, second.Emit(graph, first.Emit(graph, input))));
}
