using Dobble.Vision.Native;
using Microsoft.ML.OnnxRuntime;

namespace Dobble.Vision.Inference;

/// <summary>A network that runs.</summary>
/// <param name="Session">The network.</param>
/// <param name="Provider">The execution provider that runs it.</param>
/// <param name="Notice">What was given up on the way, in one line; null where nothing was.</param>
internal sealed record StartedModel(InferenceSession Session, string Provider, string? Notice);

/// <summary>
/// Starts a network: loaded, checked against its contract, and run on the shapes that are played, so that neither the first
/// frame is slow nor a graphics card turns out useless in the middle of a game.
/// </summary>
internal sealed class ModelStart(ModelFile file, ModelContract contract, InputSizes sizes)
{
    /// <summary>Starts it on the first provider that works.</summary>
    /// <exception cref="DobbleException">The network is broken, or the provider that was asked for does not work.</exception>
    public StartedModel Start(string setting)
    {
        var failures = new List<(string Provider, string Cause)>();
        foreach (var provider in ExecutionProviders.Candidates(setting))
        {
            try
            {
                var (session, note) = provider == ExecutionProviders.TensorRt ? OpenWithEngines() : (Open(provider, null), null);
                return new StartedModel(session, provider, Notice(setting, provider, failures, note));
            }
            catch (ProviderFailure e) when (setting == ExecutionProviders.Auto)
            {
                failures.Add((provider, e.Message));
            }
            catch (ProviderFailure e)
            {
                throw new NativeLibraryException($"{provider} does not work: {e.Message}", ExecutionProviders.Remedy);
            }
        }

        throw new DobbleException("this build of ONNX Runtime cannot even use the processor; take another.");
    }

    /// <summary>One line about everything that was given up.</summary>
    private static string? Notice(string setting, string provider, List<(string Provider, string Cause)> failures, string? note)
    {
        var lines = failures.GroupBy(failure => failure.Cause).Select(same =>
            $"{string.Join(" and ", same.Select(failure => failure.Provider))} {(same.Count() == 1 ? "does" : "do")} not work: {same.Key}")
                .ToList();
        if (setting == ExecutionProviders.Auto && provider == ExecutionProviders.Cpu && failures.Count == 0 && GraphicsCard.HasDriver)
            lines.Add("the NVIDIA card is idle, since this build of ONNX Runtime has no CUDA (docs/install.md)");
        if (note is not null)
            lines.Add(note);
        return lines.Count == 0 ? null : $"networks run on {provider}; {string.Join("; ", lines)}";
    }

    /// <summary>TensorRT, with the engines that it built at an earlier start where there are any.</summary>
    private (InferenceSession Session, string? Note) OpenWithEngines()
    {
        var (cache, note) = OpenCache();
        using (cache)
        {
            var session = OpenWith(cache);
            try
            {
                cache?.Seal();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                note = CacheNote(cache!.Folder, e);
            }

            return (session, note);
        }
    }

    private InferenceSession OpenWith(EngineCache? cache)
    {
        try
        {
            return Open(ExecutionProviders.TensorRt, cache?.Folder);
        }
        catch (ProviderFailure) when (cache is { IsSealed: true })
        {
            // Engines can also be refused that are whole; those that are built now cannot.
            cache.Clear();
            return Open(ExecutionProviders.TensorRt, cache.Folder);
        }
    }

    private (EngineCache? Cache, string? Note) OpenCache()
    {
        var card = GraphicsCard.Find();
        var tensorRt = TensorRtVersion();
        if (EngineCache.UserFolder() is not { } root)
            return (null, "TensorRT builds its engines at every start, since there is no home folder to keep them");
        var name = EngineCache.NameFor(
            contract.Kind, card.Name, card.Driver, tensorRt, ExecutionProviders.RuntimeVersion(), file.Sha256,
            string.Join(' ', ProviderOptions.TensorRt(contract.Input.Name, sizes, null)));
        var folder = Path.Combine(root, name);
        try
        {
            return (EngineCache.Open(folder), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, CacheNote(folder, e));
        }
    }

    private static string CacheNote(string folder, Exception e) =>
        $"TensorRT builds its engines at every start, since {folder} cannot keep them ({ProviderFailure.FirstLine(e.Message)})";

    /// <summary>Loads TensorRT; its version is in the name of the file that was loaded.</summary>
    /// <exception cref="ProviderFailure">It cannot be loaded.</exception>
    private static string TensorRtVersion()
    {
        using var options = TensorRtOptions(ProviderOptions.Card);
        return File.ReadLines("/proc/self/maps").Select(Path.GetFileName)
            .FirstOrDefault(name => name!.StartsWith("libnvinfer.so", StringComparison.Ordinal)) ?? "";
    }

    private static OrtTensorRTProviderOptions TensorRtOptions(Dictionary<string, string> values)
    {
        OrtTensorRTProviderOptions? options = null;
        try
        {
            options = new OrtTensorRTProviderOptions();
            options.UpdateOptions(values);
            return options;
        }
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException)
        {
            options?.Dispose();
            throw ProviderFailure.From(e);
        }
    }

    /// <exception cref="ProviderFailure">The card's provider does not run the network.</exception>
    /// <exception cref="DobbleException">The network is broken.</exception>
    private InferenceSession Open(string provider, string? engines)
    {
        if (provider != ExecutionProviders.Cpu)
            GraphicsCard.Find();
        InferenceSession? session = null;
        try
        {
            session = Load(provider, engines);
            ModelCheck.Metadata(file.Path, session.ModelMetadata.CustomMetadataMap, contract);
            ModelCheck.Tensors(file.Path, session, contract);
            WarmUp(session, provider == ExecutionProviders.Cpu ? [sizes.Usual] : [sizes.Usual, .. sizes.Played]);
            return session;
        }
        catch (Exception e)
        {
            session?.Dispose();
            if (e is not (OnnxRuntimeException or EntryPointNotFoundException))
                throw;
            throw provider != ExecutionProviders.Cpu
                ? ProviderFailure.From(e)
                : new DobbleException(
                    $"{file.Path}: this is no ONNX model that {(session is null ? "can be loaded" : "runs")} ({ModelFile.FirstLine(e)}); "
                        + "restore it from the repository or train it anew.", e);
        }
    }

    private InferenceSession Load(string provider, string? engines)
    {
        using var options = OnnxRuntime.Options();
        options.IntraOpNumThreads = Environment.ProcessorCount;
        options.InterOpNumThreads = 1;
        options.ExecutionMode = ExecutionMode.ORT_SEQUENTIAL;
        options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL;
        // Threads that spin between runs take the processor from the camera and the screen.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        if (provider == ExecutionProviders.TensorRt)
        {
            using var tensorRt = TensorRtOptions(ProviderOptions.TensorRt(contract.Input.Name, sizes, engines));
            options.AppendExecutionProvider_Tensorrt(tensorRt);
        }

        if (provider != ExecutionProviders.Cpu)
        {
            using var cuda = new OrtCUDAProviderOptions();
            cuda.UpdateOptions(ProviderOptions.Cuda);
            options.AppendExecutionProvider_CUDA(cuda);
        }

        return new InferenceSession(file.Bytes, options);
    }

    /// <summary>Runs blank inputs, and checks what comes out.</summary>
    private void WarmUp(InferenceSession session, IReadOnlyList<long[]> shapes)
    {
        using var run = new RunOptions();
        var blank = new float[shapes.Max(Length)];
        foreach (var shape in shapes)
        {
            using var outputs = ModelOutputs.Run(session, contract, run, blank.AsMemory(0, Length(shape)), shape);
            for (var i = 0; i < contract.Outputs.Length; i++)
            {
                var expected = contract.OutputShape(i, shape);
                if (!outputs.Shape(i).SequenceEqual(expected))
                {
                    throw new DobbleException(
                        $"{file.Path}: output '{contract.Outputs[i].Name}' is [{string.Join(", ", outputs.Shape(i))}] where "
                            + $"[{string.Join(", ", expected)}] is expected; export the network anew.");
                }
            }
        }
    }

    private static int Length(long[] shape) => (int)shape.Aggregate((a, b) => a * b);
}
