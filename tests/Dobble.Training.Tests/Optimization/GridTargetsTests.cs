using Dobble.Training.Optimization;
using Dobble.Vision.Inference;

namespace Dobble.Training.Tests.Optimization;

public sealed class GridTargetsTests
{
    [Fact]
    public void The_cell_of_a_centre_says_where_it_is_and_how_large()
    {
        var targets = new GridTargets(2, 24, 24, 4);
        targets.Add(1, x: 83.5, y: 40, sigma: 1, symbol: 7, exact: true, [Math.Log(50 / NetworkGrid.UnitLength), 0]);
        var tensors = targets.ToTensors(TorchSharp.torch.CPU);
        Assert.Equal(1, tensors["heat"][1, 0, 5, 10].item<float>());
        Assert.Equal(7, tensors["classes"][1, 5, 10].item<long>());
        Assert.Equal(83.5, ((10.5 + tensors["values"][1, 0, 5, 10].item<float>()) * 8) - 0.5, 1e-4);
        Assert.Equal(40, ((5.5 + tensors["values"][1, 1, 5, 10].item<float>()) * 8) - 0.5, 1e-4);
        Assert.Equal(50, 32 * Math.Exp(tensors["values"][1, 2, 5, 10].item<float>()), 1e-3);
        Assert.Equal(0, tensors["heat"][0].sum().item<float>());
    }

    [Fact]
    public void Of_two_objects_the_nearer_owns_a_cell()
    {
        var targets = new GridTargets(1, 24, 24, 4);
        targets.Add(0, 43.5, 43.5, 1, 1, true, [0, 0]);
        targets.Add(0, 67.5, 43.5, 1, 2, true, [0, 0]);
        var classes = targets.ToTensors(TorchSharp.torch.CPU)["classes"];
        Assert.Equal(1, classes[0, 5, 6].item<long>());
        Assert.Equal(2, classes[0, 5, 7].item<long>());
    }

    [Fact]
    public void A_doubtful_object_takes_its_cells_out_of_the_loss()
    {
        var targets = new GridTargets(1, 24, 24, 4);
        targets.Ignore(0, 100, 100, 20);
        var counts = targets.ToTensors(TorchSharp.torch.CPU)["counts"];
        Assert.Equal(0, counts[0, 0, 12, 12].item<float>());
        Assert.Equal(1, counts[0, 0, 2, 2].item<float>());
    }

    [Fact]
    public void A_guessed_box_is_named_but_not_learnt()
    {
        var targets = new GridTargets(1, 24, 24, 4);
        targets.Add(0, 43.5, 43.5, 1, 3, exact: false, [0, 0]);
        var tensors = targets.ToTensors(TorchSharp.torch.CPU);
        Assert.Equal(3, tensors["classes"][0, 5, 5].item<long>());
        Assert.Equal(0, tensors["weights"].sum().item<float>());
    }
}
