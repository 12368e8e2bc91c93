using TorchSharp;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>A running mean of a network's weights and statistics: steadier than the last step's, and what is exported.</summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly Dictionary<string, Tensor> _mean = [];

    public WeightAverage(nn.Module net)
    {
        foreach (var (name, value) in net.state_dict())
            _mean[name] = value.detach().clone().DetachFromDisposeScope();
    }

    public void Update(nn.Module net, double decay)
    {
        using var none = no_grad();
        // Kept until the end: a scalar that is made on the fly can be collected while native code still reads it.
        using var keep = decay.ToScalar();
        using var add = (1 - decay).ToScalar();
        foreach (var (name, value) in net.state_dict())
        {
            if (value.is_floating_point())
                _mean[name].mul_(keep).add_(value.detach(), alpha: add);
            else
                _mean[name].copy_(value);
        }
    }

    /// <summary>Exchanges the mean with the network's own weights; twice is nothing.</summary>
    public void Swap(nn.Module net)
    {
        using var none = no_grad();
        foreach (var (name, value) in net.state_dict())
        {
            using var own = value.detach().clone();
            value.copy_(_mean[name]);
            _mean[name].copy_(own);
        }
    }

    public void Dispose()
    {
        foreach (var value in _mean.Values)
            value.Dispose();
    }
}
