using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>Losses of dense detection.</summary>
internal static class Losses
{
    /// <summary>
    /// Focal loss of a centre heat map (Law and Deng, CornerNet, eq. 1): cells of value 1 are centres, the fall-off around
    /// them counts less, cells of weight 0 not at all. Divided by the number of centres.
    /// </summary>
    /// <param name="logits">[N,1,H,W].</param>
    /// <param name="heat">[N,1,H,W], 0 to 1.</param>
    /// <param name="weight">[N,1,H,W], 0 or 1.</param>
    public static Tensor Focal(Tensor logits, Tensor heat, Tensor weight)
    {
        using var scope = NewDisposeScope();
        var p = logits.sigmoid().clamp(1e-5, 1 - 1e-5);
        var centers = heat.ge(0.999f).to_type(ScalarType.Float32);
        var hit = (1 - p).square() * p.log() * centers;
        var miss = p.square() * (1 - p).log() * (1 - heat).pow(4) * (1 - centers);
        var count = centers.sum().clamp_min(1);
        return (-((hit + miss) * weight).sum() / count).MoveToOuterDisposeScope();
    }

    /// <summary>Mean absolute error over the channels, weighted by cell.</summary>
    /// <param name="output">[N,C,H,W].</param>
    /// <param name="target">[N,C,H,W].</param>
    /// <param name="weight">[N,1,H,W].</param>
    public static Tensor Absolute(Tensor output, Tensor target, Tensor weight)
    {
        using var scope = NewDisposeScope();
        return (((output - target).abs() * weight).sum() / weight.sum().clamp_min(1)).MoveToOuterDisposeScope();
    }
}
