using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>Enlarging feature maps.</summary>
internal static class Upsampling
{
    /// <summary>Nearest-neighbour enlargement of both image axes by a whole factor.</summary>
    public static Tensor Nearest(Tensor input, int factor) =>
        nn.functional.interpolate(input, scale_factor: [factor, factor], mode: InterpolationMode.Nearest);
}
