using System.Runtime.InteropServices;

namespace Dobble.Assistant.Devices.Sdl;

/// <summary>SDL's windows, their OpenGL contexts and events.</summary>
internal static unsafe partial class SdlVideo
{
    public const uint WindowOpenGl = 0x2, WindowResizable = 0x20, WindowHighDpi = 0x2000, FullScreenDesktop = 0x1001;

    public const int Centered = 0x2FFF0000;

    /// <summary>SDL_GLattr.</summary>
    public const int DoubleBuffer = 5, MajorVersion = 17, MinorVersion = 18, Profile = 21, ProfileEs = 4;

    /// <summary>SDL_EventType.</summary>
    public const uint QuitEvent = 0x100, WindowEvent = 0x200, KeyDown = 0x300;

    /// <summary>SDL_WINDOWEVENT_CLOSE.</summary>
    public const byte WindowClosed = 14;

    public const int Escape = 27, F1 = 0x4000003A, KeypadMinus = 0x40000056, KeypadPlus = 0x40000057,
        Keypad1 = 0x40000059, Keypad8 = 0x40000060;

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_SetHint", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetHint(string name, string value);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GL_SetAttribute")]
    public static partial void SetAttribute(int attribute, int value);

    /// <summary>What drives the screen, such as <c>x11</c>.</summary>
    public static string Driver() => Marshal.PtrToStringUTF8(GetDriver()) ?? "none";

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_CreateWindow", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint CreateWindow(string title, int x, int y, int width, int height, uint flags);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_DestroyWindow")]
    public static partial void DestroyWindow(nint window);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_SetWindowSize")]
    public static partial void SetSize(nint window, int width, int height);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_SetWindowPosition")]
    public static partial void SetPosition(nint window, int x, int y);

    /// <summary>Number of the display that a window is on.</summary>
    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GetWindowDisplayIndex")]
    public static partial int DisplayOf(nint window);

    /// <summary>Where a display is among all of them; 0 where that is known.</summary>
    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GetDisplayBounds")]
    public static partial int DisplayBounds(int display, out Rectangle bounds);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_SetWindowFullscreen")]
    public static partial void SetFullScreen(nint window, uint mode);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_ShowCursor")]
    public static partial void ShowCursor(int shown);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_DisableScreenSaver")]
    public static partial void DisableScreenSaver();

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GL_CreateContext")]
    public static partial nint CreateContext(nint window);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GL_DeleteContext")]
    public static partial void DeleteContext(nint context);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GL_SetSwapInterval")]
    public static partial void SetSwapInterval(int interval);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GL_SwapWindow")]
    public static partial void Swap(nint window);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GL_GetDrawableSize")]
    public static partial void DrawableSize(nint window, out int width, out int height);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GL_GetProcAddress", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetProcAddress(string name);

    /// <summary>Takes the next event; 0 where there is none.</summary>
    [LibraryImport(Sdl.Library, EntryPoint = "SDL_PollEvent")]
    public static partial int Poll(out Event happened);

    [LibraryImport(Sdl.Library, EntryPoint = "SDL_GetCurrentVideoDriver")]
    private static partial nint GetDriver();

    /// <summary>SDL_Rect.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Rectangle
    {
        public int X, Y, Width, Height;
    }

    /// <summary>
    /// SDL_Event, as far as it is looked at: of a window event <see cref="Detail"/> says which, of a key <see cref="Repeat"/> and
    /// <see cref="Key"/>.
    /// </summary>
    [StructLayout(LayoutKind.Explicit, Size = 56)]
    public struct Event
    {
        [FieldOffset(0)]
        public uint Type;

        [FieldOffset(12)]
        public byte Detail;

        [FieldOffset(13)]
        public byte Repeat;

        [FieldOffset(20)]
        public int Key;
    }
}
