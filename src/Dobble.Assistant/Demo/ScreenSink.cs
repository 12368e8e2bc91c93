using Dobble.Assistant.Overlay;
using Dobble.Assistant.Runtime;
using Dobble.Vision;

namespace Dobble.Assistant.Demo;

/// <summary>Shows a replay on the screen, where there is one.</summary>
internal sealed class ScreenSink : ITableSink
{
    private readonly OverlayWindow _window;
    private readonly OverlaySceneBuilder _scenes;
    private readonly OverlayStatus _status;
    private volatile TableState? _state;

    private ScreenSink(string language, OverlayStatus status, Action quit)
    {
        (_scenes, _status) = (new OverlaySceneBuilder(language), status);
        _window = new OverlayWindow(false, language, () => _scenes.Build(_state, _status), Pressed, TimeProvider.System);

        void Pressed(OverlayKey key)
        {
            if (key == OverlayKey.Quit)
                quit();
        }
    }

    public string Name => "screen";

    /// <summary>Opens the window; null where there is no screen.</summary>
    public static async Task<ScreenSink?> OpenAsync(string language, OverlayStatus status, Action quit)
    {
        var sink = new ScreenSink(language, status, quit);
        try
        {
            await sink._window.Opened.ConfigureAwait(false);
            return sink;
        }
        catch (DobbleException)
        {
            sink.Dispose();
            return null;
        }
    }

    public ValueTask TakeAsync(TableFrame frame)
    {
        _state = frame.State;
        _window.Show(frame.Frame);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _window.Dispose();
}
