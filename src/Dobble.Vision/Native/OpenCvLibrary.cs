using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenCvSharp;

namespace Dobble.Vision.Native;

/// <summary>
/// OpenCV's native library. It comes with a package beside the program, from the system's library path, or from where
/// <c>DOBBLE_NATIVE</c> says: a folder or the file itself.
/// </summary>
public static class OpenCvLibrary
{
    private const string Variable = "DOBBLE_NATIVE";
    private const string Name = "OpenCvSharpExtern";
    private const string FileName = $"lib{Name}.so";
    private const string Remedy = $"set {Variable} to the file or its folder; docs/install.md tells where to get it";

    private static string? _file;

    /// <summary>Loads the library, if nothing has used it yet.</summary>
    /// <returns>OpenCV's version, and the file where that is known.</returns>
    /// <exception cref="NativeLibraryException">It is missing or cannot be used; the message says where it was looked for.</exception>
    public static string Load()
    {
        try
        {
            var version = Cv2.GetVersionString();
            return _file is null ? $"{version}" : $"{version}, {_file}";
        }
        catch (Exception e) when (NativeLibraryException.Of(e) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>The library's file, if the error is about it.</summary>
    internal static string? FileOf(EntryPointNotFoundException error) =>
        error.Message.Contains(Name, StringComparison.Ordinal) ? _file : null;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It must come before the first native call, whoever makes it.")]
    internal static void Find() => NativeLibrary.SetDllImportResolver(typeof(Cv2).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != Name)
            return 0;
        var named = Environment.GetEnvironmentVariable(Variable);
        string[] places = string.IsNullOrEmpty(named) ? [AppContext.BaseDirectory, .. SystemFolders()] : [named];
        _file = places.Select(place => Directory.Exists(place) ? Path.Combine(place, FileName) : place).FirstOrDefault(File.Exists);
        if (_file is not null)
            return SharedLibrary.Open(_file, Remedy);
        if (!string.IsNullOrEmpty(named))
            throw new NativeLibraryException($"{Variable} names {named}, but there is no {FileName}", Remedy);
        return NativeLibrary.TryLoad(name, assembly, search, out var library) ? library : throw new NativeLibraryException(
            $"OpenCV's native library {FileName} is missing: it was looked for in {string.Join(", ", places)}, "
                + "and in the rest of the system's library path", Remedy);
    }

    // Those of a library that was installed by hand count even where the linker's cache does not know them yet.
    private static IEnumerable<string> SystemFolders()
    {
        var triplet = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        var named = Environment.GetEnvironmentVariable("LD_LIBRARY_PATH")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return [.. named, "/usr/local/lib", $"/usr/lib/{triplet}", "/usr/lib"];
    }
}
