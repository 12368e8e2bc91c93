using System.Runtime.InteropServices;
using Dobble.Vision.Native;
using Microsoft.ML.OnnxRuntime;

namespace Dobble.Vision.Inference;

/// <summary>ONNX Runtime, loaded once a process: the library that came with the program, or the one that is named.</summary>
internal static class OnnxRuntime
{
    private static readonly Lazy<OrtEnv> Loaded = new(Load);

    /// <summary>Version of the managed part, which a native library must be at least as new as.</summary>
    public static Version ManagedVersion => typeof(OrtEnv).Assembly.GetName().Version!;

    /// <summary>The runtime.</summary>
    /// <exception cref="NativeLibraryException">The library that was named cannot serve.</exception>
    public static OrtEnv Instance => Loaded.Value;

    /// <summary>Options of a session, to be disposed; every session starts from these.</summary>
    /// <exception cref="NativeLibraryException">The library that was named cannot serve.</exception>
    public static SessionOptions Options()
    {
        _ = Instance;
        return new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
    }

    private static OrtEnv Load()
    {
        if (Environment.GetEnvironmentVariable(OnnxRuntimeLibrary.Variable) is { Length: > 0 } path)
        {
            var library = OnnxRuntimeLibrary.Open(path, ManagedVersion);
            NativeLibrary.SetDllImportResolver(
                typeof(OrtEnv).Assembly, (name, _, _) => name.StartsWith("onnxruntime", StringComparison.Ordinal) ? library : 0);
        }

        // What goes wrong comes as an exception too, and is told in one line.
        var options = new EnvironmentCreationOptions { logId = "dobble", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        try
        {
            var runtime = OrtEnv.CreateInstanceWithOptions(ref options);
            runtime.DisableTelemetryEvents();
            return runtime;
        }
        catch (TypeInitializationException e)
        {
            var cause = e.GetBaseException();
            throw new NativeLibraryException(
                "ONNX Runtime's native library libonnxruntime.so cannot be loaded: "
                    + $"{NativeLibraryException.Cause(cause) ?? ProviderFailure.FirstLine(cause.Message)}",
                $"build again, or set {OnnxRuntimeLibrary.Variable} to the file (docs/install.md)");
        }
    }
}
