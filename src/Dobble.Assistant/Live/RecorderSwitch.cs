using Dobble.Assistant.Overlay;
using Dobble.Assistant.Recording;
using Dobble.Assistant.Runtime;
using Dobble.Assistant.Settings;
using Dobble.Vision.Tracking;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Live;

/// <summary>Starts and stops recording, and tells log and screen when it stops by itself.</summary>
internal sealed partial class RecorderSwitch : IAsyncDisposable
{
    private readonly LiveSettings _settings;
    private readonly string _folder;
    private readonly DeckSwitch _decks;
    private readonly NoticeBoard _notices;
    private readonly ILogger<RecorderSwitch> _log;
    private volatile TableState? _latest;

    public RecorderSwitch(LiveSettings settings, Home home, DeckSwitch decks, NoticeBoard notices, TimeProvider clock, ILogger<RecorderSwitch> log)
    {
        (_settings, _decks, _notices, _log) = (settings, decks, notices, log);
        _folder = settings.Record ?? home.Recordings;
        Recorder = new Recorder(new RecorderOptions { Folder = _folder, Settings = settings }, clock, Stopped);
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

    /// <summary>Takes what is known after a frame.</summary>
    public ValueTask TakeAsync(TableState state)
    {
        _latest = state;
        return Recorder.TakeAsync(state);
    }

    /// <summary>The camera is gone: nothing is read, and the recording says why.</summary>
    public ValueTask TakeLossAsync()
    {
        if (_latest is not { } state)
            return ValueTask.CompletedTask;
        var nothing = new TableUpdate(state.Table.Cards, [], [], [], [], [], NoAnswerReason.CameraGone);
        return Recorder.TakeAsync(state with { Table = nothing, Spoken = [], Mistakes = [] });
    }

    public ValueTask DisposeAsync() => Recorder.DisposeAsync();

    private void Stopped(string reason)
    {
        LogStopped(reason);
        _notices.Post(IsFull() ? OverlayNotice.DiskFull : OverlayNotice.RecordingFailed);
    }

    private bool IsFull()
    {
        try
        {
            return new DriveInfo(_folder).AvailableFreeSpace < _settings.MinFreeGigabytes * 1e9;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Reason}")]
    private partial void LogStopped(string reason);
}
