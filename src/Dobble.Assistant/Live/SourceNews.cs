using Dobble.Assistant.Capture;
using Dobble.Assistant.Controls;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Assistant.Words;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Live;

/// <summary>Tells the log, the recording and the screen once that the camera is gone, and that it is back.</summary>
internal sealed partial class SourceNews(PipelineMetrics metrics, RecorderSwitch recorder, StatusBoard board, ILogger<SourceNews> log)
{
    private bool _isGone;

    /// <summary>Hears of a change; called by the thread that reads the source.</summary>
    public void Hear(SourceChange change)
    {
        // Waiting for a camera is what there is to do while it is away: the watchdog may be fed.
        metrics.SourceTried();
        if (change.State == SourceState.There)
        {
            LogThere(change.Reason);
            if (_isGone)
                board.Post(OverlayNotice.CameraBack);
            Set(isGone: false);
            return;
        }

        if (!_isGone)
        {
            LogGone(change.Reason);
            _ = Task.Run(async () => await recorder.TakeLossAsync().ConfigureAwait(false));
        }

        Set(isGone: true);
        board.Post(OverlayNotice.CameraGone);
    }

    private void Set(bool isGone)
    {
        _isGone = isGone;
        board.Set(status => status with { IsSourceGone = isGone });
    }

    [LoggerMessage(LogLevel.Information, "{Reason}")]
    private partial void LogThere(string reason);

    [LoggerMessage(LogLevel.Warning, "The camera is gone ({Reason}); it is tried again until it is back")]
    private partial void LogGone(string reason);
}
