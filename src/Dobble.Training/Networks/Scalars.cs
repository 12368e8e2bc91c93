using Dobble.Vision.Inference;
using TorchSharp;

namespace Dobble.Training.Networks;

/// <summary>
/// Numbers for operations on tensors, kept for as long as the process runs. A number that is turned into a scalar on the fly can be
/// collected
/// while native code still reads it, which ends the process about once in ten thousand steps.
/// </summary>
internal static class Scalars
{
    public static readonly Scalar Zero = 0.0.ToScalar();
    public static readonly Scalar Half = 0.5.ToScalar();
    public static readonly Scalar One = 1.0.ToScalar();
    public static readonly Scalar Four = 4.0.ToScalar();
    public static readonly Scalar Never = (-1e4).ToScalar();
    public static readonly Scalar Byte = ((double)NetworkGrid.White).ToScalar();
    public static readonly Scalar Almost0 = 1e-5.ToScalar();
    public static readonly Scalar Almost1 = (1 - 1e-5).ToScalar();
    public static readonly Scalar Center = 0.999.ToScalar();
    public static readonly Scalar Margin = 0.15.ToScalar();
    public static readonly Scalar Scale = 20.0.ToScalar();
}
