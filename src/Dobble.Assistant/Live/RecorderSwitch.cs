using Dobble.Assistant.Overlay;
using Dobble.Assistant.Recording;
using Dobble.Assistant.Settings;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Live;

/// <summary>Starts and stops recording, and tells log and screen when it stops by itself.</summary>
internal sealed partial class RecorderSwitch : IAsyncDisposable
{
    private readonly DeckSwitch _decks;
    private readonly NoticeBoard _notices;
    private readonly ILogger<RecorderSwitch> _log;

    public RecorderSwitch(LiveSettings settings, Home home, DeckSwitch decks, NoticeBoard notices, TimeProvider clock, ILogger<RecorderSwitch> log)
    {
        (_decks, _notices, _log) = (decks, notices, log);
        var folder = settings.Record ?? Path.Combine(home.Root, "recordings");
        Recorder = new Recorder(new RecorderOptions { Folder = folder, Settings = settings }, clock, Stopped);
        if (settings.Record is not null)
            Recorder.Start(decks.Name);
    }

    public Recorder Recorder { get; }

    /// <summary>Starts where nothing is recorded, else stops.</summary>
    public async Task ToggleAsync()
    {
        if (Recorder.IsRecording)
            await Recorder.StopAsync().ConfigureAwait(false);
        else
            Recorder.Start(_decks.Name);
        _notices.Post(Recorder.IsRecording ? OverlayNotice.RecordingStarted : OverlayNotice.RecordingStopped);
    }

    public ValueTask DisposeAsync() => Recorder.DisposeAsync();

    private void Stopped(string reason)
    {
        LogStopped(reason);
        _notices.Post(OverlayNotice.RecordingFailed);
    }

    [LoggerMessage(LogLevel.Error, "{Reason}")]
    private partial void LogStopped(string reason);
}
