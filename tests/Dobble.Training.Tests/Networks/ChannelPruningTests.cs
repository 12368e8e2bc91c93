using Dobble.TestKit;
using Dobble.Training.Networks;
using Dobble.Training.Tests.Optimization;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Networks;

[Collection(SharedGenerator.Name)]
public sealed class ChannelPruningTests : IDisposable
{
    private static readonly string[] HiddenLayers = ["middle.first", "deep1.first", "deep2.first", "merge16", "merge8"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0.5, 0, 1e-5)]
    [InlineData(0.4, 1e-4, double.MaxValue)]
    public void Half_of_the_channels_can_be_left_out_unnoticed_only_where_half_are_silent(double silent, double min, double max)
    {
        manual_seed(3);
        using var wide = new FinderNet(wide: true);
        using var narrow = new FinderNet();
        NoAnswer(wide, silent);
        Assert.InRange(Difference(wide, Narrowed(wide, narrow)), min, max);
    }

    [Fact]
    public void Weights_of_the_same_width_are_taken_as_they_are()
    {
        using var first = new FinderNet(wide: true);
        using var second = new FinderNet(wide: true);
        Assert.Equal(0, Difference(first, Narrowed(first, second)));
    }

    [Fact]
    public void A_wide_network_cannot_be_made_of_a_narrow_one()
    {
        using var narrow = new FinderNet();
        using var wide = new FinderNet(wide: true);
        Assert.Throws<ArgumentException>(() => Narrowed(narrow, wide));
    }

    /// <summary>Gives every channel of the hidden layers a mean and deviation of its own, and lets some never get past the ReLU.</summary>
    private static void NoAnswer(FinderNet net, double share)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var weights = net.state_dict();
        foreach (var layer in HiddenLayers)
        {
            var (deviation, mean) = (weights[$"{layer}.norm.weight"], weights[$"{layer}.norm.bias"]);
            deviation.uniform_(0.5, 1.5);
            mean.uniform_(-0.5, 0.5);
            var silent = randperm(deviation.shape[0], ScalarType.Int64)[..(int)(share * deviation.shape[0])];
            deviation.index_fill_(0, silent, 0);
            mean.index_fill_(0, silent, -1);
        }
    }

    private FinderNet Narrowed(FinderNet from, FinderNet to)
    {
        from.save(_folder.File("weights"));
        to.Adopt(_folder.File("weights"));
        return to;
    }

    /// <summary>The largest difference between what two networks say of the same image.</summary>
    private static double Difference(FinderNet first, FinderNet second)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        first.eval();
        second.eval();
        var input = rand(first.ProbeShape);
        return first.forward(input).Zip(second.forward(input)).Max(o => (o.First - o.Second).abs().max().item<float>());
    }
}
