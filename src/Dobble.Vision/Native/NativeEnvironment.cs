using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dobble.Vision.Native;

/// <summary>What OpenCV and ONNX Runtime find in the environment when they are loaded.</summary>
/// <remarks>Native code does not see what .NET puts into its own copy of the environment, so the C library is asked.</remarks>
internal static partial class NativeEnvironment
{
    /// <summary>
    /// Runs before anything else of this assembly, the only one that loads the two, so that no program, test or tool can
    /// forget it: ONNX Runtime reports to nobody, and OpenCV and its FFmpeg do not tell on standard error what the
    /// program tells in one line.
    /// </summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It must come before the first native call, whoever makes it.")]
    internal static void KeepQuiet()
    {
        const string quiet = "-8";
        _ = SetVariable("ORT_DISABLE_TELEMETRY", "1", overwrite: 1);
        _ = SetVariable("OPENCV_LOG_LEVEL", "ERROR", overwrite: 0);
        _ = SetVariable("OPENCV_FFMPEG_LOGLEVEL", quiet, overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
