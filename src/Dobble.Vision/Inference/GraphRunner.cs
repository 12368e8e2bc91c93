using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Dobble.Vision.Inference;

/// <summary>One output of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Values">Its values, the last dimension running fastest.</param>
public sealed record GraphOutput(string Name, IReadOnlyList<int> Shape, IReadOnlyList<float> Values);

/// <summary>Any ONNX graph of one input, run on the processor: for those who make and measure networks.</summary>
public sealed class GraphRunner : IDisposable
{
    private readonly InferenceSession _session;

    /// <summary>Loads a graph.</summary>
    /// <param name="model">The bytes of its file.</param>
    /// <param name="optimize">Whether nodes may be merged; not where every value between them is wanted.</param>
    public GraphRunner(byte[] model, bool optimize = true)
    {
        using var options = OnnxRuntime.Options();
        options.GraphOptimizationLevel = optimize ? GraphOptimizationLevel.ORT_ENABLE_ALL : GraphOptimizationLevel.ORT_DISABLE_ALL;
        _session = new InferenceSession(model, options);
    }

    /// <summary>What is written into the file.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _session.ModelMetadata.CustomMetadataMap;

    /// <summary>Runs it on an input of this shape; gives the outputs that are floats.</summary>
    public IReadOnlyList<GraphOutput> Run(float[] input, params int[] shape)
    {
        var tensor = new DenseTensor<float>(input, shape);
        using var results = _session.Run([NamedOnnxValue.CreateFromTensor(_session.InputNames.Single(), tensor)]);
        return [.. results.Where(result => result.ElementType == TensorElementType.Float).Select(Copy)];
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static GraphOutput Copy(DisposableNamedOnnxValue value)
    {
        var tensor = value.AsTensor<float>();
        return new GraphOutput(value.Name, tensor.Dimensions.ToArray(), tensor.ToArray());
    }
}
