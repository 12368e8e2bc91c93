using Microsoft.ML.OnnxRuntime;

namespace Dobble.Vision.Inference;

/// <summary>What a run gave, in the contract's order; native memory that lives until this is disposed.</summary>
internal sealed class ModelOutputs(IDisposableReadOnlyCollection<OrtValue> values) : IDisposable
{
    public ReadOnlySpan<float> this[int output] => values[output].GetTensorDataAsSpan<float>();

    public long[] Shape(int output) => values[output].GetTensorTypeAndShape().Shape;

    public void Dispose() => values.Dispose();
}
