using Dobble.Assistant.Devices.Sdl;
using Dobble.Vision;

namespace Dobble.Assistant.Overlay;

/// <summary>A window of SDL and its OpenGL ES 3.0 context, which is current on the one thread that makes, uses and disposes it.</summary>
internal sealed class SdlSurface : IDisposable
{
    private readonly nint _window;
    private readonly nint _context;
    private readonly int _width, _height;

    /// <exception cref="DobbleException">There is no screen, or it has no OpenGL ES 3.0.</exception>
    public SdlSurface(string title, int width, int height, bool fullScreen)
    {
        (_width, _height) = (width, height);
        Start();
        // Where there is no screen SDL draws into memory instead, which is of use only to who asked for it.
        if (SdlVideo.Driver() is "offscreen" or "dummy" && Environment.GetEnvironmentVariable("SDL_VIDEODRIVER") is null or "")
        {
            Sdl.Quit(Sdl.Video);
            throw NoScreen("neither X11 nor Wayland nor a display of this machine");
        }

        SdlVideo.SetAttribute(SdlVideo.Profile, SdlVideo.ProfileEs);
        SdlVideo.SetAttribute(SdlVideo.MajorVersion, 3);
        SdlVideo.SetAttribute(SdlVideo.MinorVersion, 0);
        SdlVideo.SetAttribute(SdlVideo.DoubleBuffer, 1);
        var flags = SdlVideo.WindowOpenGl | SdlVideo.WindowResizable | SdlVideo.WindowHighDpi;
        _window = SdlVideo.CreateWindow(title, SdlVideo.Centered, SdlVideo.Centered, width, height, flags);
        if (_window != 0)
            _context = SdlVideo.CreateContext(_window);
        if (_context == 0)
        {
            var reason = Sdl.Error();
            Dispose();
            throw NoScreen(reason);
        }

        SdlVideo.SetSwapInterval(1);
        SdlVideo.DisableScreenSaver();
        if (fullScreen)
            SetFullScreen(true);
    }

    /// <summary>Size of what is drawn into, in pixels.</summary>
    public (int Width, int Height) Size
    {
        get
        {
            SdlVideo.DrawableSize(_window, out var width, out var height);
            return (Math.Max(1, width), Math.Max(1, height));
        }
    }

    /// <summary>Shows what was drawn; waits for the display where it sets the pace.</summary>
    public void Swap() => SdlVideo.Swap(_window);

    public void SetFullScreen(bool on)
    {
        // Where no window manager stretches it, as on a kiosk, X leaves a window as large as it is.
        if (on && SdlVideo.DisplayBounds(SdlVideo.DisplayOf(_window), out var screen) == 0)
            Place(screen.X, screen.Y, screen.Width, screen.Height);
        SdlVideo.SetFullScreen(_window, on ? SdlVideo.FullScreenDesktop : 0);
        if (!on)
            Place(SdlVideo.Centered, SdlVideo.Centered, _width, _height);
        SdlVideo.ShowCursor(on ? 0 : 1);
    }

    /// <summary>The next key that means something; null where none was pressed.</summary>
    public static OverlayKey? NextKey()
    {
        while (SdlVideo.Poll(out var happened) != 0)
        {
            if (KeyOf(happened) is { } key)
                return key;
        }

        return null;
    }

    public void Dispose()
    {
        if (_context != 0)
            SdlVideo.DeleteContext(_context);
        if (_window != 0)
            SdlVideo.DestroyWindow(_window);
        Sdl.Quit(Sdl.Video);
    }

    private void Place(int x, int y, int width, int height)
    {
        SdlVideo.SetSize(_window, width, height);
        SdlVideo.SetPosition(_window, x, y);
    }

    private static void Start()
    {
        try
        {
            // The program itself hears of being asked to end.
            SdlVideo.SetHint("SDL_NO_SIGNAL_HANDLERS", "1");
            // Where nobody is logged in Wayland cannot be there, and complains on standard error.
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR")))
                SdlVideo.SetHint("SDL_VIDEODRIVER", "x11,KMSDRM");
            if (Sdl.Init(Sdl.Video) != 0)
                throw NoScreen(Sdl.Error());
        }
        catch (DllNotFoundException)
        {
            throw Sdl.Missing("or use --display none");
        }
    }

    private static DobbleException NoScreen(string reason) =>
        new($"no screen to draw on ({reason}); use --display none for a hidden device.");

    private static OverlayKey? KeyOf(in SdlVideo.Event happened) => happened switch
    {
        { Type: SdlVideo.QuitEvent } or { Type: SdlVideo.WindowEvent, Detail: SdlVideo.WindowClosed } => OverlayKey.Quit,
        { Type: SdlVideo.KeyDown, Repeat: 0 } => happened.Key switch
        {
            'q' or SdlVideo.Escape => OverlayKey.Quit,
            'f' => OverlayKey.FullScreen,
            'm' => OverlayKey.Mute,
            '+' or '=' or SdlVideo.KeypadPlus => OverlayKey.Louder,
            '-' or SdlVideo.KeypadMinus => OverlayKey.Quieter,
            'l' => OverlayKey.NextLanguage,
            't' => OverlayKey.NextMode,
            ' ' => OverlayKey.Pause,
            'r' => OverlayKey.Record,
            'd' => OverlayKey.NextDeck,
            'g' => OverlayKey.NextGame,
            'n' => OverlayKey.ShowAnswer,
            >= '1' and <= '8' => OverlayKey.One + (happened.Key - '1'),
            >= SdlVideo.Keypad1 and <= SdlVideo.Keypad8 => OverlayKey.One + (happened.Key - SdlVideo.Keypad1),
            'h' or SdlVideo.F1 => OverlayKey.Help,
            _ => null,
        },
        _ => null,
    };
}
