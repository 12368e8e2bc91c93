using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Words;

namespace Dobble.Assistant.Outputs;

/// <summary>The overlay's window: images, and over them what is known of the latest that was read.</summary>
internal sealed class Screen : IDisposable
{
    private readonly OverlayWindow _window;
    private volatile TableState? _state;

    /// <param name="fullScreen">Whether it begins on the whole screen.</param>
    /// <param name="language">Language of names and words; asked for with every picture.</param>
    /// <param name="status">What is said beside the table; asked for with every picture.</param>
    /// <param name="pressed">Hears of keys.</param>
    /// <param name="clock">The clock to draw by.</param>
    public Screen(
        bool fullScreen, Func<string> language, Func<OverlayStatus> status, Action<OverlayKey> pressed, TimeProvider clock)
    {
        _window = new OverlayWindow(
            fullScreen, () => OverlayWords.In(language()).Help, () => new OverlaySceneBuilder(language()).Build(_state, status()), pressed,
            clock);
    }

    /// <summary>Ends once the window is there.</summary>
    /// <exception cref="Vision.DobbleException">There is no screen.</exception>
    public Task Opened => _window.Opened;

    /// <summary>Shows images as they come.</summary>
    public Output Live => Output.Of("screen", table => _state = table.State, waiting: 1) with
    {
        TakeFrame = frame =>
        {
            _window.Show(frame);
            return ValueTask.CompletedTask;
        },
    };

    /// <summary>Shows images once they are read, as suits a recording, which plays no faster.</summary>
    public Output Replayed => Output.Of("screen", table =>
    {
        _state = table.State;
        _window.Show(table.Frame);
    });

    public void Dispose() => _window.Dispose();
}
