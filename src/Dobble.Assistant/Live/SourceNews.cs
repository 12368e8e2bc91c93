using Dobble.Assistant.Capture;
using Dobble.Assistant.Overlay;
using Dobble.Assistant.Runtime;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Live;

/// <summary>Tells the log, the recording and the screen once that the camera is gone, and that it is back.</summary>
internal sealed partial class SourceNews(PipelineMetrics metrics, RecorderSwitch recorder, NoticeBoard notices, ILogger<SourceNews> log)
{
    private volatile bool _isGone;
    private bool _wasThere;

    /// <summary>Whether the source is away at the moment.</summary>
    public bool IsGone => _isGone;

    /// <summary>Hears of a change; called by the thread that reads the source.</summary>
    public void Hear(SourceChange change)
    {
        // Waiting for a camera is what there is to do while it is away: the watchdog may be fed.
        metrics.SourceTried();
        if (change.State == SourceState.There)
        {
            LogThere(change.Reason);
            if (_isGone && _wasThere)
                notices.Post(OverlayNotice.CameraBack);
            (_isGone, _wasThere) = (false, true);
            return;
        }

        if (!_isGone)
        {
            LogGone(change.Reason);
            _ = Task.Run(async () => await recorder.TakeLossAsync().ConfigureAwait(false));
        }

        _isGone = true;
        notices.Post(OverlayNotice.CameraGone);
    }

    [LoggerMessage(LogLevel.Information, "{Reason}")]
    private partial void LogThere(string reason);

    [LoggerMessage(LogLevel.Warning, "The camera is gone ({Reason}); it is tried again until it is back")]
    private partial void LogGone(string reason);
}
