using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>A network that can be trained here and written as ONNX.</summary>
internal abstract class VisionNet(string kind) : nn.Module<Tensor, Tensor[]>(kind)
{
    /// <summary>What it is for: <c>finder</c> or <c>reader</c>.</summary>
    public string Kind { get; } = kind;

    /// <summary>Shape of an input to check an export with, batch first.</summary>
    public abstract long[] ProbeShape { get; }

    /// <summary>Loads the weights that a training starts from.</summary>
    /// <exception cref="ArgumentException">They are those of another network.</exception>
    public virtual void Adopt(string weights) => load(weights);

    /// <summary>Outputs as the ONNX model gives them: sigmoid and normalisation applied.</summary>
    public abstract Tensor[] Predict(Tensor input);

    /// <summary>Builds the ONNX graph.</summary>
    public abstract OnnxGraph Emit();
}
