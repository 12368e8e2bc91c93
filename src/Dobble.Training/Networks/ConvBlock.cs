using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>Convolution, batch normalisation and (unless it ends a residual) ReLU. Exported as one convolution.</summary>
internal sealed class ConvBlock : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d norm;
    private readonly int _stride;
    private readonly bool _relu;

    public ConvBlock(int inputs, int outputs, int kernel = 3, int stride = 1, bool relu = true)
        : base(nameof(ConvBlock))
    {
        conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel / 2, bias: false);
        norm = nn.BatchNorm2d(outputs, momentum: 0.03);
        nn.init.kaiming_normal_(conv.weight, nonlinearity: nn.init.NonlinearityType.ReLU);
        (_stride, _relu) = (stride, relu);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var output = norm.forward(conv.ForwardAs(input, _stride));
        return (_relu ? output.relu_() : output).MoveToOuterDisposeScope();
    }

    /// <summary>Adds the block to the graph, the normalisation folded into weight and bias.</summary>
    public string Emit(OnnxGraph graph, string input)
    {
        using var scope = no_grad();
        using var _ = NewDisposeScope();
        var factor = norm.weight! / (norm.running_var! + norm.eps).sqrt();
        var weight = conv.weight! * factor.view(-1, 1, 1, 1);
        var bias = norm.bias! - (norm.running_mean! * factor);
        var output = graph.Conv(input, weight, bias, _stride);
        return _relu ? graph.Relu(output) : output;
    }
}
