using System.Runtime.InteropServices;
using Dobble.Vision.Native;

namespace Dobble.Assistant.Devices.Sdl;

/// <summary>The few calls of SDL 2 that window and sound share. Version 2.0.18 or newer.</summary>
internal static partial class Sdl
{
    public const string Library = "libSDL2-2.0.so.0";

    public const uint Audio = 0x10, Video = 0x20;

    /// <summary>
    /// Starts parts of SDL; 0 where it worked, else <see cref="Error"/> says why not. Counted: each start needs one <see cref="Quit"/>.
    /// </summary>
    [LibraryImport(Library, EntryPoint = "SDL_InitSubSystem")]
    public static partial int Init(uint parts);

    [LibraryImport(Library, EntryPoint = "SDL_QuitSubSystem")]
    public static partial void Quit(uint parts);

    /// <summary>Why the latest call of this thread failed.</summary>
    public static string Error() => Marshal.PtrToStringUTF8(GetError()) is { Length: > 0 } text ? text : "no reason given";

    /// <summary>SDL is not installed.</summary>
    /// <param name="otherwise">How to do without it.</param>
    public static NativeLibraryException Missing(string otherwise) =>
        new("SDL 2, for window and sound, is missing", $"apt-get install libsdl2-2.0-0, {otherwise}");

    [LibraryImport(Library, EntryPoint = "SDL_GetError")]
    private static partial nint GetError();
}
