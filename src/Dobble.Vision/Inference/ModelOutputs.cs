using Microsoft.ML.OnnxRuntime;

namespace Dobble.Vision.Inference;

/// <summary>What a run gave, in the contract's order; native memory that lives until this is disposed.</summary>
internal sealed class ModelOutputs : IDisposable
{
    private readonly IDisposableReadOnlyCollection<OrtValue> _values;

    private ModelOutputs(IDisposableReadOnlyCollection<OrtValue> values) => _values = values;

    public ReadOnlySpan<float> this[int output] => _values[output].GetTensorDataAsSpan<float>();

    public static ModelOutputs Run(InferenceSession session, ModelContract contract, RunOptions options, Memory<float> input, long[] shape)
    {
        using var tensor = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, input, shape);
        return new ModelOutputs(session.Run(options, contract.InputNames, [tensor], contract.OutputNames));
    }

    public long[] Shape(int output) => _values[output].GetTensorTypeAndShape().Shape;

    public void Dispose() => _values.Dispose();
}
