using Dobble.Training.Networks;
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
        var p = logits.sigmoid().clamp(Scalars.Almost0, Scalars.Almost1);
        var q = p.neg().add(Scalars.One);
        var centers = heat.ge(Scalars.Center).to_type(ScalarType.Float32);
        var hit = q.square() * p.log() * centers;
        var miss = p.square() * q.log() * heat.neg().add(Scalars.One).pow(Scalars.Four) * centers.neg().add(Scalars.One);
        var count = centers.sum().clamp_min(Scalars.One);
        return (-((hit + miss) * weight).sum() / count).MoveToOuterDisposeScope();
    }

    /// <summary>Mean absolute error over the channels, weighted by cell.</summary>
    /// <param name="output">[N,C,H,W].</param>
    /// <param name="target">[N,C,H,W].</param>
    /// <param name="weight">[N,1,H,W].</param>
    public static Tensor Absolute(Tensor output, Tensor target, Tensor weight)
    {
        using var scope = NewDisposeScope();
        return (((output - target).abs() * weight).sum() / weight.sum().clamp_min(Scalars.One)).MoveToOuterDisposeScope();
    }
}
