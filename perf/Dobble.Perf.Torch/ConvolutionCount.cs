using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Dobble.Perf.Torch;

/// <summary>Counts the multiply-adds of a network whose convolutions are layers of their own.</summary>
internal static class ConvolutionCount
{
    /// <summary>Counts those of one run.</summary>
    public static long Of(nn.Module<Tensor, Tensor[]> network, Tensor input)
    {
        var count = 0L;
        var hooks = network.modules().OfType<Conv2d>().Select(convolution => convolution.register_forward_hook((_, _, output) =>
        {
            // Weights are [out, in / groups, height, width]: each output value sums over all but the first.
            count += output.numel() * (convolution.weight!.numel() / convolution.weight.shape[0]);
            return output;
        })).ToList();
        foreach (var output in network.forward(input))
            output.Dispose();
        hooks.ForEach(hook => hook.remove());
        return count;
    }
}
