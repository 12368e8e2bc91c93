using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>
/// Layers compute in the type of what they are given, so that a network computes in the type of its input; weights stay as they are.
/// </summary>
internal static class MixedPrecision
{
    /// <summary>The convolution of an input of any type, padded to keep its size.</summary>
    public static Tensor ForwardAs(this Conv2d conv, Tensor input, long stride)
    {
        if (input.dtype == conv.weight.dtype)
            return conv.forward(input);
        var padding = conv.weight.shape[^1] / 2;
        return nn.functional.conv2d(
            input, conv.weight.to_type(input.dtype), conv.bias?.to_type(input.dtype), [stride, stride], [padding, padding]);
    }
}
