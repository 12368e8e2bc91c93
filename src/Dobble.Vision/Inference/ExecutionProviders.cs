using Microsoft.ML.OnnxRuntime;

namespace Dobble.Vision.Inference;

/// <summary>Where networks can run: <c>cpu</c>, <c>cuda</c>, <c>tensorrt</c>, or <c>auto</c> for the best that works.</summary>
public static class ExecutionProviders
{
    /// <summary>Takes a graphics card where there is one, else the processor.</summary>
    public const string Auto = "auto";

    internal const string Cpu = "cpu", Cuda = "cuda", TensorRt = "tensorrt";

    private static readonly Dictionary<string, string> RuntimeNames = new()
    {
        [Cpu] = "CPUExecutionProvider", [Cuda] = "CUDAExecutionProvider", [TensorRt] = "TensorrtExecutionProvider",
    };

    /// <summary>The providers that this build of ONNX Runtime has; whether the device itself works shows when a network is loaded.</summary>
    public static IReadOnlyList<string> Available()
    {
        var built = OrtEnv.Instance().GetAvailableProviders();
        return [.. RuntimeNames.Where(name => built.Contains(name.Value)).Select(name => name.Key)];
    }

    /// <summary>Version of ONNX Runtime.</summary>
    public static string RuntimeVersion() => OrtEnv.Instance().GetVersionString();

    /// <summary>The provider to try first for a setting; with a reason where <c>auto</c> has to do with the processor.</summary>
    /// <exception cref="DobbleException">No such provider, or this build lacks it.</exception>
    internal static (string Provider, string? Fallback) Choose(string setting)
    {
        var available = Available();
        if (setting == Auto)
        {
            return available.Contains(Cuda)
                ? (Cuda, null)
                : (Cpu, "networks run on the processor: this build of ONNX Runtime has no CUDA");
        }

        if (!RuntimeNames.ContainsKey(setting))
            throw new DobbleException($"there is no execution provider '{setting}'; choose auto, {string.Join(", ", RuntimeNames.Keys)}.");
        return available.Contains(setting)
            ? (setting, null)
            : throw new DobbleException(
                $"the execution provider '{setting}' is not in this build of ONNX Runtime ({string.Join(", ", available)}); choose another, or build with -p:OnnxRuntimePackage=Microsoft.ML.OnnxRuntime.Gpu.");
    }

    internal static void Append(SessionOptions options, string provider)
    {
        if (provider == TensorRt)
            options.AppendExecutionProvider_Tensorrt();
        if (provider is TensorRt or Cuda)
            options.AppendExecutionProvider_CUDA();
    }
}
