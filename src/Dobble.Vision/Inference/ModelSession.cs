using Microsoft.ML.OnnxRuntime;

namespace Dobble.Vision.Inference;

/// <summary>
/// A network, loaded, checked against its contract and warmed up. Runs are not to overlap: the owner calls from one thread
/// at a time.
/// </summary>
internal sealed class ModelSession : IDisposable
{
    private readonly ModelContract _contract;
    private readonly InferenceSession _session;
    private readonly RunOptions _run;

    /// <summary>Loads a network, checks it and warms it up.</summary>
    /// <exception cref="DobbleException">The file is missing or broken, is not of this contract, or the provider does not work.</exception>
    public ModelSession(string path, ModelContract contract, InputSizes sizes, string provider)
    {
        _contract = contract;
        var file = ModelFile.Load(path);
        (_session, var chosen, var notice) = new ModelStart(file, contract, sizes).Start(provider);
        _run = new RunOptions();
        var metadata = _session.ModelMetadata.CustomMetadataMap;
        Info = new ModelInfo(path, file.Sha256, file.Listed, contract.Kind, metadata["dobble.identity"], metadata, chosen, notice);
    }

    public ModelInfo Info { get; }

    /// <summary>Runs the network; the caller disposes what it gives.</summary>
    public ModelOutputs Run(Memory<float> input, params long[] shape)
    {
        try
        {
            return ModelOutputs.Run(_session, _contract, _run, input, shape);
        }
        catch (OnnxRuntimeException e)
        {
            throw new DobbleException(Info.Provider == ExecutionProviders.Cpu
                ? $"{Info.Path}: the network fails on its input ({ModelFile.FirstLine(e)}); export it anew."
                : $"{Info.Path}: the network fails on {Info.Provider} ({ProviderFailure.From(e).Message}); choose another provider.", e);
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }
}
