using Dobble.Vision.Inference;
using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>A network that can be trained here and written as ONNX.</summary>
/// <param name="contract">What reading expects of it.</param>
internal abstract class VisionNet(ModelContract contract) : nn.Module<Tensor, Tensor[]>(contract.Kind)
{
    /// <summary>A network of a kind, with random weights.</summary>
    public static VisionNet Of(string kind) => kind switch
    {
        "finder" => new FinderNet(),
        "reader" => new ReaderNet(),
        "comparer" => new ComparerNet(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no such network"),
    };

    /// <summary>What it is for: <c>finder</c>, <c>reader</c> or <c>comparer</c>.</summary>
    public string Kind => contract.Kind;

    /// <summary>Where it is.</summary>
    public Device Device => parameters().First().device;

    /// <summary>Shape of an input to check an export with, batch first.</summary>
    public abstract long[] ProbeShape { get; }

    /// <summary>Loads the weights that a training starts from.</summary>
    /// <exception cref="ArgumentException">They are those of another network.</exception>
    public virtual void Adopt(string weights) => load(weights);

    /// <summary>Outputs as the ONNX model gives them: sigmoid and normalisation applied.</summary>
    public abstract Tensor[] Predict(Tensor input);

    /// <summary>Builds the ONNX graph.</summary>
    public abstract OnnxGraph Emit();

    /// <summary>The graph's input, as the contract has it.</summary>
    protected string InputOf(OnnxGraph graph) => graph.Input(contract.Input.Name, Sizes(contract.Input));

    /// <summary>Makes a value the graph's output, named and shaped as the contract has it.</summary>
    protected void AddOutput(OnnxGraph graph, int output, string value) =>
        graph.Output(value, contract.Outputs[output].Name, Sizes(contract.Outputs[output]));

    private static long[] Sizes(TensorContract tensor) => [.. tensor.Shape.Select(size => (long)size)];
}
