using System.Runtime.InteropServices;

namespace Dobble.Vision.Native;

/// <summary>
/// ONNX Runtime's native library, where it did not come with the program: a file that <c>DOBBLE_ONNXRUNTIME</c> names, checked
/// before the managed part relies on it.
/// </summary>
internal static class OnnxRuntimeLibrary
{
    /// <summary>The environment's variable that names the file.</summary>
    public const string Variable = "DOBBLE_ONNXRUNTIME";

    private const string Remedy = $"set {Variable} to the libonnxruntime.so of a build for this system, or unset it";

    /// <summary>Loads it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="needed">Version of the managed part: a native part may be newer, not older.</param>
    /// <exception cref="NativeLibraryException">It is missing, made for another processor, no ONNX Runtime, or too old.</exception>
    public static nint Open(string file, Version needed)
    {
        if (!File.Exists(file))
            throw new NativeLibraryException($"{Variable} names {file}, but there is no such file", Remedy);
        var library = SharedLibrary.Open(file, Remedy);
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var getApiBase))
            throw new NativeLibraryException($"{file} is no ONNX Runtime: it has no OrtGetApiBase", Remedy);
        var version = VersionOf(getApiBase);
        if (!Version.TryParse(version.Split('-', '+')[0], out var actual) || actual < new Version(needed.Major, needed.Minor))
        {
            throw new NativeLibraryException(
                $"{file} is ONNX Runtime {version}, but this program was built for {needed.ToString(2)} or later",
                $"take a newer one, or build the program with OnnxRuntimeVersion={version} (docs/install.md)");
        }

        return library;
    }

    /// <summary>The library's version, from the table of functions that never changes: GetApi, then GetVersionString.</summary>
    private static unsafe string VersionOf(nint getApiBase)
    {
        var table = ((delegate* unmanaged<nint*>)getApiBase)();
        return Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)table[1])()) ?? "of no version";
    }
}
