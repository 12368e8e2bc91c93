using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Dobble.Perf.Torch;

/// <summary>
/// The detector that the project began with: SSDLite on MobileNetV3-Large, for crops of 320×320. TorchVision has the backbone; what stands
/// on it is built here to the published architecture (Howard et al., "Searching for MobileNetV3", 6.3). The tail is whole, as for a
/// backbone
/// that was trained on ImageNet.
/// </summary>
internal sealed class SsdLite : nn.Module<Tensor, Tensor[]>
{
    /// <summary>Width and height of its input in pixels.</summary>
    public const int Side = 320;

    /// <summary>Boxes of a cell: two squares, and two shapes lying and standing.</summary>
    private const int Boxes = 6, Coordinates = 4;

    /// <summary>The backbone's last block that halves the resolution; the finest map leaves in its middle.</summary>
    private const int Split = 13;

    private readonly ModuleList<nn.Module<Tensor, Tensor>> stages, classes, boxes;

    /// <param name="labels">Kinds of symbols, and one for none.</param>
    public SsdLite(int labels)
        : base(nameof(SsdLite))
    {
        // Its layers live on in this network, so it is not disposed.
        var layers = Children(torchvision.models.mobilenet_v3_large().named_children().Single(child => child.name == "features").module);
        var middle = Children(Children(layers[Split]).Single());
        stages = nn.ModuleList<nn.Module<Tensor, Tensor>>(
            nn.Sequential([.. layers[..Split], middle[0]]), nn.Sequential([.. middle[1..], .. layers[(Split + 1)..]]),
            Smaller(960, 512), Smaller(512, 256), Smaller(256, 256), Smaller(256, 128));
        int[] channels = [672, 960, 512, 256, 256, 128];
        classes = nn.ModuleList([.. channels.Select(inputs => Head(inputs, Boxes * labels))]);
        boxes = nn.ModuleList([.. channels.Select(inputs => Head(inputs, Boxes * Coordinates))]);
        RegisterComponents();
    }

    /// <returns>For each of six maps, the finest first, class logits and box offsets.</returns>
    public override Tensor[] forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var outputs = new List<Tensor>();
        var map = input;
        for (var i = 0; i < stages.Count; i++)
        {
            map = stages[i].forward(map);
            outputs.Add(classes[i].forward(map).MoveToOuterDisposeScope());
            outputs.Add(boxes[i].forward(map).MoveToOuterDisposeScope());
        }

        return [.. outputs];
    }

    private static nn.Module<Tensor, Tensor>[] Children(nn.Module module) => [.. module.children().Cast<nn.Module<Tensor, Tensor>>()];

    /// <summary>A map of half the resolution.</summary>
    private static Sequential Smaller(int inputs, int outputs) => nn.Sequential(
        Convolution(inputs, outputs / 2, 1), Convolution(outputs / 2, outputs / 2, 3, stride: 2, groups: outputs / 2),
        Convolution(outputs / 2, outputs, 1));

    private static nn.Module<Tensor, Tensor> Head(int inputs, int outputs) =>
        nn.Sequential(Convolution(inputs, inputs, 3, groups: inputs), nn.Conv2d(inputs, outputs, 1));

    private static nn.Module<Tensor, Tensor> Convolution(int inputs, int outputs, int kernel, int stride = 1, int groups = 1) =>
        torchvision.ops.Conv2dNormActivation(
            inputs, outputs, kernel_size: kernel, stride: stride, groups: groups,
            norm_layer: channels => nn.BatchNorm2d(channels, eps: 0.001, momentum: 0.03), activation_layer: inplace => nn.ReLU6(inplace));
}
