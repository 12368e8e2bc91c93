using System.Runtime.InteropServices;

namespace Dobble.Assistant.Native.Libc;

/// <summary>The C library.</summary>
internal static partial class Libc
{
    /// <summary>Keeps OpenCV and FFmpeg from telling on standard error what the program tells in one line; variables that are set stay as they are.</summary>
    /// <remarks>Native code does not see what .NET puts into its own copy of the environment.</remarks>
    public static void KeepLibrariesQuiet()
    {
        const string quiet = "-8";
        _ = SetVariable("OPENCV_LOG_LEVEL", "ERROR", 0);
        _ = SetVariable("OPENCV_FFMPEG_LOGLEVEL", quiet, 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
