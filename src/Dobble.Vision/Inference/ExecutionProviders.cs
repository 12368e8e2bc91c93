using Dobble.Vision.Native;

namespace Dobble.Vision.Inference;

/// <summary>Where networks can run: <c>cpu</c>, <c>cuda</c>, <c>tensorrt</c>, or <c>auto</c> for the best that works.</summary>
public static class ExecutionProviders
{
    /// <summary>TensorRT, then CUDA, then the processor: the first that runs the network.</summary>
    public const string Auto = "auto";

    internal const string Remedy = "choose auto or cpu, or see \"A graphics card\" in docs/install.md";

    /// <summary>All that a setting may say.</summary>
    public static IReadOnlyList<string> Names { get; } = [Auto, Cpu, Cuda, TensorRt];

    internal const string Cpu = "cpu", Cuda = "cuda", TensorRt = "tensorrt";

    /// <summary>The fastest first.</summary>
    private static readonly (string Name, string RuntimeName)[] Known =
        [(TensorRt, "TensorrtExecutionProvider"), (Cuda, "CUDAExecutionProvider"), (Cpu, "CPUExecutionProvider")];

    /// <summary>The providers in this build of ONNX Runtime, the fastest first; whether one works shows when a network is loaded.</summary>
    /// <exception cref="DobbleException">ONNX Runtime cannot be loaded.</exception>
    public static IReadOnlyList<string> Available()
    {
        var built = OnnxRuntime.Instance.GetAvailableProviders();
        return [.. Known.Where(known => built.Contains(known.RuntimeName)).Select(known => known.Name)];
    }

    /// <summary>Version of ONNX Runtime.</summary>
    /// <exception cref="DobbleException">ONNX Runtime cannot be loaded.</exception>
    public static string RuntimeVersion() => OnnxRuntime.Instance.GetVersionString();

    /// <summary>The graphics card that networks would run on; null where there is none.</summary>
    public static string? CardName() => GraphicsCard.TryFind()?.Name;

    /// <summary>The providers to try in turn for a setting.</summary>
    /// <exception cref="DobbleException">No such provider, or this build lacks it.</exception>
    internal static IReadOnlyList<string> Candidates(string setting)
    {
        var available = Available();
        if (setting == Auto)
            return available;
        if (!Known.Any(known => known.Name == setting))
            throw new DobbleException(
                $"there is no execution provider '{setting}'; choose auto, {string.Join(", ", Known.Select(known => known.Name))}.");
        return available.Contains(setting)
            ? [setting]
            : throw new NativeLibraryException($"{setting} is not in this build of ONNX Runtime ({string.Join(", ", available)})", Remedy);
    }
}
