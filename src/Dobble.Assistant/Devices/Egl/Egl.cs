using System.Runtime.InteropServices;

namespace Dobble.Assistant.Devices.Egl;

/// <summary>The few calls of EGL 1.5 that make a graphics context without a screen.</summary>
internal static partial class Egl
{
    public const uint Surfaceless = 0x31DD, OpenGlEs = 0x30A0;

    public const int SurfaceType = 0x3033, RenderableType = 0x3040, OpenGlEs3 = 0x40, MajorVersion = 0x3098, None = 0x3038;

    private const string Library = "libEGL.so.1";

    [LibraryImport(Library, EntryPoint = "eglGetPlatformDisplay")]
    public static partial nint GetPlatformDisplay(uint platform, nint native, ReadOnlySpan<nint> attributes);

    [LibraryImport(Library, EntryPoint = "eglGetDisplay")]
    public static partial nint GetDisplay(nint native);

    [LibraryImport(Library, EntryPoint = "eglInitialize")]
    public static partial uint Initialize(nint display, out int major, out int minor);

    [LibraryImport(Library, EntryPoint = "eglBindAPI")]
    public static partial uint BindApi(uint api);

    [LibraryImport(Library, EntryPoint = "eglChooseConfig")]
    public static partial uint ChooseConfig(nint display, ReadOnlySpan<int> attributes, out nint config, int room, out int count);

    [LibraryImport(Library, EntryPoint = "eglCreateContext")]
    public static partial nint CreateContext(nint display, nint config, nint share, ReadOnlySpan<int> attributes);

    [LibraryImport(Library, EntryPoint = "eglMakeCurrent")]
    public static partial uint MakeCurrent(nint display, nint draw, nint read, nint context);

    [LibraryImport(Library, EntryPoint = "eglDestroyContext")]
    public static partial uint DestroyContext(nint display, nint context);

    [LibraryImport(Library, EntryPoint = "eglGetProcAddress", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetProcAddress(string name);

    [LibraryImport(Library, EntryPoint = "eglGetError")]
    public static partial int GetError();
}
