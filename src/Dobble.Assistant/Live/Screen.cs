using Dobble.Assistant.Capture;
using Dobble.Assistant.Overlay;
using Dobble.Assistant.Runtime;
using Dobble.Assistant.Settings;
using Dobble.Assistant.Speech;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Live;

/// <summary>The overlay's window in live play: images as they come, and over them what is known of the latest that was read.</summary>
internal sealed class Screen : IDisposable
{
    private readonly OverlayWindow _window;
    private readonly OverlaySceneBuilder _scenes;
    private readonly RateMeter _rate;
    private readonly PipelineControl _control;
    private readonly RecorderSwitch _recorder;
    private readonly DeckSwitch _decks;
    private readonly ISpeaker _speaker;
    private readonly NoticeBoard _notices;
    private readonly SourceNews _news;
    private readonly IFrameSource _source;
    private readonly string _provider;
    private volatile TableState? _state;

    public Screen(
        LiveSettings settings, Keys keys, PipelineControl control, RecorderSwitch recorder, DeckSwitch decks, ISpeaker speaker,
        NoticeBoard notices, SourceNews news, IFrameSource source, SwappableReader readers, TimeProvider clock)
    {
        (_control, _recorder, _decks, _speaker, _notices, _news, _source) = (control, recorder, decks, speaker, notices, news, source);
        using (var lease = readers.Take())
            _provider = lease.Reader.Models[0].Provider;
        (_scenes, _rate) = (new OverlaySceneBuilder(settings.Language), new RateMeter(clock));
        _window = new OverlayWindow(settings.Display == DisplayKind.Full, settings.Language, Scene, keys.Press, clock);
    }

    /// <summary>Ends once the window is there.</summary>
    /// <exception cref="Vision.DobbleException">There is no screen.</exception>
    public Task Opened => _window.Opened;

    public LiveConsumer Consumer => new("screen", 1)
    {
        TakeFrame = frame =>
        {
            _window.Show(frame);
            return ValueTask.CompletedTask;
        },
        TakeTable = LiveConsumers.Each(Take),
    };

    public void Dispose() => _window.Dispose();

    private void Take(TableFrame frame)
    {
        _state = frame.State;
        lock (_rate)
            _rate.Add(frame.State.Delay);
    }

    private OverlayScene Scene()
    {
        var state = _state;
        if (_news.IsGone && state is not null)
            state = state with { Table = state.Table with { Cards = [], Pairs = [], NoAnswer = NoAnswerReason.CameraGone } };
        return _scenes.Build(state, Status());
    }

    private OverlayStatus Status()
    {
        lock (_rate)
        {
            return new OverlayStatus(_rate.FramesPerSecond, _rate.Delay, _provider, _decks.Name, _source.Name)
            {
                IsMuted = _speaker.IsMuted,
                IsPaused = _control.IsPaused,
                IsRecording = _recorder.Recorder.IsRecording,
                Notices = _notices.Current,
            };
        }
    }
}
