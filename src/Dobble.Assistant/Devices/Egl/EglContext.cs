using Dobble.Vision;

namespace Dobble.Assistant.Devices.Egl;

/// <summary>
/// An OpenGL ES 3.0 context that needs no screen. It is used by one thread at a time, between <see cref="Enter"/> and <see cref="Leave"/>.
/// </summary>
internal sealed class EglContext : IDisposable
{
    // One for the process, and left open to its end: contexts of other threads may live on it.
    private static readonly Lazy<nint> Display = new(Open);

    private readonly nint _display;
    private readonly nint _context;

    /// <summary>Makes the context.</summary>
    /// <exception cref="DobbleException">The machine has no OpenGL ES 3.0.</exception>
    public EglContext()
    {
        _display = Display.Value;
        // The surface's kind is left open: nothing but framebuffer objects is drawn into.
        int[] wanted = [Egl.SurfaceType, 0, Egl.RenderableType, Egl.OpenGlEs3, Egl.None];
        if (Egl.BindApi(Egl.OpenGlEs) == 0 || Egl.ChooseConfig(_display, wanted, out var config, 1, out var count) == 0 || count == 0)
            throw Missing();
        _context = Egl.CreateContext(_display, config, 0, [Egl.MajorVersion, 3, Egl.None]);
        if (_context == 0)
            throw Missing();
    }

    /// <summary>Makes it the calling thread's context.</summary>
    public void Enter()
    {
        // The kind of context is a setting of each thread.
        if (Egl.BindApi(Egl.OpenGlEs) == 0 || Egl.MakeCurrent(_display, 0, 0, _context) == 0)
            throw Missing();
    }

    /// <summary>Lets the calling thread go of it.</summary>
    public void Leave() => _ = Egl.MakeCurrent(_display, 0, 0, 0);

    public void Dispose() => _ = Egl.DestroyContext(_display, _context);

    private static nint Open()
    {
        try
        {
            // Without a screen where the driver knows how, else on whatever it takes for the default.
            nint[] displays = [Egl.GetPlatformDisplay(Egl.Surfaceless, 0, []), Egl.GetDisplay(0)];
            foreach (var display in displays)
            {
                if (display != 0 && Egl.Initialize(display, out _, out _) != 0)
                    return display;
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new DobbleException(
                "libEGL.so.1: this library is missing or too old; install libegl1 to draw images without a screen.", e);
        }

        throw Missing();
    }

    private static DobbleException Missing() =>
        new($"no OpenGL ES 3.0 without a screen (EGL error 0x{Egl.GetError():x}); install libegl1 and libgl1-mesa-dri.");
}
