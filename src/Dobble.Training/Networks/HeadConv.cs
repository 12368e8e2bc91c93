using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>A 1×1 convolution with bias: the last layer of a head.</summary>
internal sealed class HeadConv : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv;

    // The bias is what the head says at the start of training: for a logit, the log-odds of the rare event.
    public HeadConv(int inputs, int outputs, double bias = 0)
        : base(nameof(HeadConv))
    {
        conv = nn.Conv2d(inputs, outputs, 1);
        nn.init.normal_(conv.weight, 0, 0.01);
        nn.init.constant_(conv.bias!, bias);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => conv.ForwardAs(input, stride: 1).to_type(ScalarType.Float32);

    public string Emit(OnnxGraph graph, string input) => graph.Conv(input, conv.weight!, conv.bias!, 1);
}
