using Microsoft.ML.OnnxRuntime;

namespace Dobble.Vision.Inference;

/// <summary>
/// A network, loaded and checked against its contract. Runs are not to overlap: the owner calls from one thread at a time.
/// </summary>
internal sealed class ModelSession : IDisposable
{
    private readonly ModelContract _contract;
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly string[] _inputs, _outputs;

    /// <summary>Loads a network and checks it.</summary>
    /// <exception cref="DobbleException">The file is missing or broken, is not of this contract, or the provider does not work.</exception>
    public ModelSession(string path, ModelContract contract, string provider)
    {
        _contract = contract;
        (_inputs, _outputs) = ([contract.Input.Name], [.. contract.Outputs.Select(output => output.Name)]);
        var (chosen, fallback) = ExecutionProviders.Choose(provider);
        var file = ModelFile.Load(path);
        try
        {
            _session = Open(file, chosen);
        }
        catch (DobbleException e) when (provider == ExecutionProviders.Auto && chosen != ExecutionProviders.Cpu)
        {
            fallback = $"networks run on the processor: {chosen} does not start ({ModelFile.FirstLine(e.InnerException ?? e)})";
            chosen = ExecutionProviders.Cpu;
            _session = Open(file, chosen);
        }

        try
        {
            var metadata = _session.ModelMetadata.CustomMetadataMap;
            ModelCheck.Metadata(path, metadata, contract);
            ModelCheck.Tensors(path, _session, contract);
            Info = new ModelInfo(
                path, file.Sha256, file.Listed, contract.Kind, metadata["dobble.identity"], metadata, chosen, fallback);
        }
        catch (DobbleException)
        {
            Dispose();
            throw;
        }
    }

    public ModelInfo Info { get; }

    /// <summary>Runs the network; the caller disposes what it gives.</summary>
    public ModelOutputs Run(Memory<float> input, params long[] shape)
    {
        using var tensor = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, input, shape);
        try
        {
            return new ModelOutputs(_session.Run(_run, _inputs, [tensor], _outputs));
        }
        catch (OnnxRuntimeException e)
        {
            throw new DobbleException($"{Info.Path}: the network fails on its input ({ModelFile.FirstLine(e)}); export it anew.", e);
        }
    }

    /// <summary>Runs a blank input once, so that the first real one is not the slow one, and checks what comes out.</summary>
    public void WarmUp(Memory<float> input, long[] shape, params long[][] expected)
    {
        using var outputs = Run(input, shape);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!outputs.Shape(i).SequenceEqual(expected[i]))
            {
                throw new DobbleException(
                    $"{Info.Path}: output '{_contract.Outputs[i].Name}' is [{string.Join(", ", outputs.Shape(i))}] where [{string.Join(", ", expected[i])}] is expected; export the network anew.");
            }
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }

    private static InferenceSession Open(ModelFile file, string provider)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = Environment.ProcessorCount,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            // Threads that spin between runs take the processor from the camera and the screen.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            ExecutionProviders.Append(options, provider);
            return new InferenceSession(file.Bytes, options);
        }
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException)
        {
            throw new DobbleException(provider == ExecutionProviders.Cpu
                ? $"{file.Path}: this is no ONNX model that can be loaded ({ModelFile.FirstLine(e)}); restore it from the repository or train it anew."
                : $"{file.Path}: the execution provider '{provider}' does not run it ({ModelFile.FirstLine(e)}); choose cpu, or mend the driver.", e);
        }
    }
}
