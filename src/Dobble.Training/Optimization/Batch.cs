using Dobble.Training.Networks;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>
/// A batch on its way to the network, as plain arrays: batches are rendered on several threads, tensors live on the
/// training's alone.
/// </summary>
/// <param name="Pixels">BGR bytes, [N,H,W,3].</param>
/// <param name="Height">Height of each image.</param>
/// <param name="Width">Width of each image.</param>
/// <param name="Targets">What the losses need, by name, as tensors on a device; each call's are the caller's.</param>
internal sealed record Batch(byte[] Pixels, int Height, int Width, Func<Device, Dictionary<string, Tensor>> Targets)
{
    /// <summary>The network's input on its device: RGB, 0 to 1, [N,3,H,W]. The caller's.</summary>
    public Tensor ToInput(Device device)
    {
        using var scope = NewDisposeScope();
        var bgr = tensor(Pixels).to(device).view(-1, Height, Width, 3);
        var rgb = bgr.flip(3).to_type(ScalarType.Float32).div(Scalars.Byte);
        // The view keeps the channels innermost in memory: convolutions on a CPU are a good deal faster so.
        return rgb.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
