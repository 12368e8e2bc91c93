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

    /// <summary>
    /// Supervised contrastive loss (Khosla et al., 2020, eq. 2): what is seen of one symbol on different cards is to be nearer to each other
    /// than to any other symbol; what is seen of one symbol on one card says nothing.
    /// </summary>
    /// <param name="embeddings">[N,D], not normalised.</param>
    /// <param name="labels">[N], which symbol.</param>
    /// <param name="cards">[N], on which card.</param>
    public static Tensor Contrast(Tensor embeddings, Tensor labels, Tensor cards)
    {
        using var scope = NewDisposeScope();
        var unit = nn.functional.normalize(embeddings, 2, 1);
        var same = labels.unsqueeze(0).eq(labels.unsqueeze(1));
        var onOneCard = cards.unsqueeze(0).eq(cards.unsqueeze(1));
        var logits = unit.matmul(unit.t()).mul(Scalars.Scale).masked_fill(same & onOneCard, Scalars.Never);
        var pairs = (same & onOneCard.logical_not()).to_type(ScalarType.Float32);
        var count = pairs.sum(1);
        var gain = (nn.functional.log_softmax(logits, 1) * pairs).sum(1);
        var anchors = count.gt(Scalars.Zero).nonzero().squeeze(1);
        return (anchors.shape[0] == 0
            ? embeddings.sum().mul(Scalars.Zero)
            : gain.index_select(0, anchors).div(count.index_select(0, anchors)).mean().neg()).MoveToOuterDisposeScope();
    }
}
