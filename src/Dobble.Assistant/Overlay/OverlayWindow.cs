using Dobble.Assistant.Devices.Sdl;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Words;
using Dobble.Vision;
using Dobble.Vision.Frames;
using Silk.NET.OpenGL;

namespace Dobble.Assistant.Overlay;

/// <summary>
/// The overlay on a screen. All of it happens on a thread of its own, which draws at the display's rate whether or not there
/// is anything new, and waits for nobody.
/// </summary>
internal sealed class OverlayWindow : IDisposable
{
    private const int Width = 1280, Height = 720;

    /// <summary>Where the display does not set the pace.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1 / 60.0);

    private readonly TimeProvider _clock;
    private readonly Func<OverlayScene> _scene;
    private readonly Func<IReadOnlyList<OverlayHelpLine>> _help;
    private readonly Action<OverlayKey> _pressed;
    private readonly ManualResetEventSlim _stop = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private Frame? _next;
    private bool _isFullScreen, _showsHelp;

    /// <param name="fullScreen">Whether it begins on the whole screen.</param>
    /// <param name="help">The keys and what they do.</param>
    /// <param name="scene">What to draw over the image; asked for every time by the window's thread.</param>
    /// <param name="pressed">Hears of keys, but for those that the window itself obeys; called by the window's thread.</param>
    /// <param name="clock">The clock to draw by.</param>
    public OverlayWindow(
        bool fullScreen, Func<IReadOnlyList<OverlayHelpLine>> help, Func<OverlayScene> scene, Action<OverlayKey> pressed,
        TimeProvider clock)
    {
        (_isFullScreen, _help, _scene, _pressed, _clock) = (fullScreen, help, scene, pressed, clock);
        _thread = new Thread(Run) { Name = "overlay", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Ends once the window is there.</summary>
    /// <exception cref="DobbleException">There is no screen, or it has no OpenGL ES 3.0.</exception>
    public Task Opened => _opened.Task;

    /// <summary>Shows an image until the next one. Any thread may call; the frame stays the caller's.</summary>
    public void Show(Frame frame) => Interlocked.Exchange(ref _next, frame.Share())?.Dispose();

    /// <summary>Closes the window.</summary>
    public void Dispose()
    {
        _stop.Set();
        if (_thread.Join(TimeSpan.FromSeconds(1)))
            _stop.Dispose();
        Interlocked.Exchange(ref _next, null)?.Dispose();
    }

    private void Run()
    {
        try
        {
            using var surface = new SdlSurface("Dobble Assistant", Width, Height, _isFullScreen);
            using var gl = GL.GetApi(SdlVideo.GetProcAddress);
            using var renderer = new OverlayRenderer(gl);
            _opened.SetResult();
            while (!_stop.IsSet)
                Draw(surface, renderer);
        }
        catch (Exception e)
        {
            if (!_opened.TrySetException(e))
                _pressed(OverlayKey.Quit);
        }
    }

    private void Draw(SdlSurface surface, OverlayRenderer renderer)
    {
        var start = _clock.GetTimestamp();
        while (SdlSurface.NextKey() is { } key)
            Press(key, surface);
        using (var frame = Interlocked.Exchange(ref _next, null))
        {
            if (frame is not null)
                renderer.Load(frame.Image);
        }

        var scene = _scene();
        var (width, height) = surface.Size;
        renderer.Draw(_showsHelp ? scene with { Help = _help() } : scene, width, height);
        surface.Swap();
        var left = Interval - _clock.GetElapsedTime(start);
        if (left > TimeSpan.FromMilliseconds(1))
            _stop.Wait(left);
    }

    private void Press(OverlayKey key, SdlSurface surface)
    {
        if (key == OverlayKey.FullScreen)
            surface.SetFullScreen(_isFullScreen = !_isFullScreen);
        else if (key == OverlayKey.Help)
            _showsHelp = !_showsHelp;
        else
            _pressed(key);
    }
}
