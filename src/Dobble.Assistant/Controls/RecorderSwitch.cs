using Dobble.Assistant.Installation;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Outputs.Recording;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Settings;
using Dobble.Assistant.Words;
using Dobble.Vision.Tracking;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Controls;

/// <summary>Starts and stops recording, and tells log and screen when it stops by itself.</summary>
internal sealed partial class RecorderSwitch : IAsyncDisposable
{
    private readonly LiveSettings _settings;
    private readonly string _folder;
    private readonly DeckSwitch _decks;
    private readonly StatusBoard _board;
    private readonly ILogger<RecorderSwitch> _log;
    private volatile TableState? _latest;

    public RecorderSwitch(
        LiveSettings settings, Home home, DeckSwitch decks, StatusBoard board, TimeProvider clock, ILogger<RecorderSwitch> log)
    {
        (_settings, _decks, _board, _log) = (settings, decks, board, log);
        _folder = settings.Record ?? home.Recordings;
        Recorder = new Recorder(new RecorderOptions { Folder = _folder, Settings = settings }, clock, Stopped);
        if (settings.Record is not null)
            Recorder.Start(decks.Name);
        ShowState();
    }

    public Recorder Recorder { get; }

    /// <summary>Images; a second of them may wait for the disk.</summary>
    public Output Images => new("recorder", 30) { TakeFrame = Recorder.TakeAsync };

    /// <summary>What happens on the table.</summary>
    public Output Events => new("events", 60) { TakeTable = frame => TakeAsync(frame.State) };

    /// <summary>Starts where nothing is recorded, else stops.</summary>
    public async Task ToggleAsync()
    {
        if (Recorder.IsRecording)
            await Recorder.StopAsync().ConfigureAwait(false);
        else
            Recorder.Start(_decks.Name);
        ShowState();
        _board.Post(Recorder.IsRecording ? OverlayNotice.RecordingStarted : OverlayNotice.RecordingStopped);
    }

    /// <summary>The camera is gone: nothing is read, and the recording says why.</summary>
    public ValueTask TakeLossAsync()
    {
        if (_latest is not { } state)
            return ValueTask.CompletedTask;
        var nothing = new TableUpdate(state.Table.Cards, [], [], [], [], [], NoAnswer: null);
        return Recorder.TakeAsync(state with { Table = nothing, Spoken = [], Mistakes = [], Say = null, IsSourceGone = true });
    }

    public ValueTask DisposeAsync() => Recorder.DisposeAsync();

    private ValueTask TakeAsync(TableState state)
    {
        _latest = state;
        return Recorder.TakeAsync(state);
    }

    private void ShowState() => _board.Set(status => status with { IsRecording = Recorder.IsRecording });

    private void Stopped(string reason)
    {
        LogStopped(reason);
        ShowState();
        _board.Post(IsFull() ? OverlayNotice.DiskFull : OverlayNotice.RecordingFailed);
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
