using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Dobble.Perf.Start;

/// <summary>What the kernel keeps of files in memory.</summary>
internal static partial class PageCache
{
    private const int DontNeed = 4;

    /// <summary>
    /// Asks the kernel to forget these files, so that the next to read them reads the disk. Pages that another process has mapped stay.
    /// </summary>
    public static void Forget(IEnumerable<string> files)
    {
        foreach (var path in files)
        {
            try
            {
                using var file = File.OpenHandle(path);
                _ = Advise(file, 0, 0, DontNeed);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Gone, or not ours to read: then it is no part of the program.
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, nint offset, nint length, int advice);
}
