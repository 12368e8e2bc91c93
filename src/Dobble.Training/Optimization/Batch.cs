using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>A batch on its way to the network; owns its tensors.</summary>
/// <param name="Pictures">BGR bytes, [N,H,W,3].</param>
/// <param name="Targets">What the losses need, by name.</param>
internal sealed record Batch(Tensor Pictures, IReadOnlyDictionary<string, Tensor> Targets) : IDisposable
{
    /// <summary>The network's input: RGB, 0 to 1, [N,3,H,W]. The caller's.</summary>
    public Tensor ToInput()
    {
        using var rgb = Pictures.flip(3);
        using var real = rgb.to_type(ScalarType.Float32);
        using var scaled = real / 255f;
        // The view keeps the channels innermost in memory: convolutions on a CPU are a good deal faster so.
        return scaled.permute(0, 3, 1, 2);
    }

    public void Dispose()
    {
        Pictures.Dispose();
        foreach (var target in Targets.Values)
            target.Dispose();
    }
}
