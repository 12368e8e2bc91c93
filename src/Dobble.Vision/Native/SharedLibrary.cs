using System.Runtime.InteropServices;

namespace Dobble.Vision.Native;

/// <summary>A native library in a file of its own, checked before the dynamic linker sees it.</summary>
internal static class SharedLibrary
{
    /// <summary>Loads it.</summary>
    /// <param name="file">The file, which is there.</param>
    /// <param name="remedy">What to do where it is the wrong file.</param>
    /// <exception cref="NativeLibraryException">It cannot be read, is made for another processor, cut short, or lacks what it
    /// needs.</exception>
    public static nint Open(string file, string remedy)
    {
        Check(file, remedy);
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new NativeLibraryException(
                $"{file} cannot be loaded: {NativeLibraryException.Cause(e) ?? e.Message.Split('\n')[^1]}",
                "install what it needs, or take one that is made for this system: see docs/install.md");
        }
    }

    private static void Check(string file, string remedy)
    {
        var own = RuntimeInformation.ProcessArchitecture.ToString();
        try
        {
            if (ElfHeader.Machine(file) is var machine && machine != own)
                throw new NativeLibraryException(
                    $"{file} is {(machine is null ? "no shared library" : $"for {machine}, and this is {own}")}", remedy);
            if (!ElfHeader.IsWhole(file))
                throw new NativeLibraryException($"{file} cannot be loaded: it is cut short", "copy it again");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NativeLibraryException($"{file} cannot be read: {e.Message}", "check its permissions");
        }
    }
}
