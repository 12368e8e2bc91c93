using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>
/// Makes a trained network narrower by leaving out the channels that say least to the layers after them; a short further
/// training makes up for the rest (structured pruning, https://arxiv.org/abs/1608.08710).
/// </summary>
internal static class ChannelPruning
{
    /// <summary>Fills a network from a wider one of the same layers.</summary>
    /// <param name="wide">The trained network.</param>
    /// <param name="narrow">The network to fill.</param>
    /// <param name="layers">The blocks that are narrower, each with the convolutions that alone read its channels.</param>
    public static void Narrow(nn.Module wide, nn.Module narrow, IEnumerable<(string Layer, string[] Readers)> layers)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var weights = wide.state_dict();
        var sizes = narrow.state_dict();
        foreach (var (layer, readers) in layers)
        {
            var kept = Strongest(weights, layer, readers, (int)sizes[$"{layer}.conv.weight"].shape[0]);
            foreach (var name in (string[])["conv.weight", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var"])
                weights[$"{layer}.{name}"] = weights[$"{layer}.{name}"].index_select(0, kept);
            foreach (var reader in readers)
                weights[$"{reader}.weight"] = weights[$"{reader}.weight"].index_select(1, kept);
        }

        narrow.load_state_dict(weights);
    }

    /// <summary>
    /// Channels in order. How much a channel says: its root mean square behind the ReLU, were it normal before it as the batch
    /// normalisation makes it, times the weight that its readers give it.
    /// </summary>
    private static Tensor Strongest(Dictionary<string, Tensor> weights, string layer, string[] readers, int count)
    {
        var (deviation, mean) = (weights[$"{layer}.norm.weight"].abs() + 1e-12, weights[$"{layer}.norm.bias"]);
        var ratio = mean / deviation;
        var below = special.erf(ratio / Math.Sqrt(2)).add(1).div(2);
        var density = ratio.square().div(-2).exp() / Math.Sqrt(2 * Math.PI);
        var meanSquare = deviation.square() * ((ratio.square() + 1) * below + (ratio * density));
        var heard = readers.Select(r => weights[$"{r}.weight"].square().sum([0, 2, 3])).Aggregate((a, b) => a + b);
        return (meanSquare * heard).topk(count).indexes.sort().Values;
    }
}
