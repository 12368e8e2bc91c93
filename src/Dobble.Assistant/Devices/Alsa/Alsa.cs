using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dobble.Assistant.Devices.Alsa;

/// <summary>ALSA, through which SDL plays, complains on standard error where there is no sound card; the log says so already.</summary>
internal static unsafe partial class Alsa
{
    private const string Library = "libasound.so.2";

    /// <summary>Keeps it quiet. Does nothing where ALSA is not installed.</summary>
    public static void BeQuiet()
    {
        try
        {
            _ = SetErrorHandler(&Ignore);
        }
        catch (DllNotFoundException)
        {
            // Then it does not complain either.
        }
    }

    [LibraryImport(Library, EntryPoint = "snd_lib_error_set_handler")]
    private static partial int SetErrorHandler(delegate* unmanaged[Cdecl]<byte*, int, byte*, int, byte*, void> handler);

    /// <summary>Takes a format and any number of arguments, which are left alone.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(byte* file, int line, byte* function, int error, byte* format)
    {
    }
}
