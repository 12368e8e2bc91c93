using Dobble.Assistant.Words;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>
/// What is said beside the table, in one place: whoever changes a part of it writes that here, and notices stay for as long as it takes to
/// read them. Any thread may write and read.
/// </summary>
internal sealed class StatusBoard(TimeProvider clock, OverlayStatus first)
{
    /// <summary>How long a notice stays.</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(5);

    /// <summary>How long after the last frame what it showed holds no more, though nobody said that the camera is gone.</summary>
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly List<(OverlayNotice Notice, long Posted)> _posted = [];
    private readonly RateMeter _rate = new(clock);
    private OverlayStatus _status = first;

    /// <summary>What holds now, and the notices that still stand, the oldest first.</summary>
    public OverlayStatus Current
    {
        get
        {
            lock (_lock)
            {
                _posted.RemoveAll(entry => clock.GetElapsedTime(entry.Posted) >= Stay);
                return _status with
                {
                    Notices = [.. _posted.Select(entry => entry.Notice)],
                    FramesPerSecond = _rate.FramesPerSecond,
                    Delay = _rate.Delay,
                    IsSourceGone = _status.IsSourceGone || (!_status.IsPaused && _rate.Silence > Stalled),
                };
            }
        }
    }

    /// <summary>Changes a part.</summary>
    public void Set(Func<OverlayStatus, OverlayStatus> change)
    {
        lock (_lock)
            _status = change(_status);
    }

    /// <summary>A frame was read, so long after it came.</summary>
    public void Count(TimeSpan delay)
    {
        lock (_lock)
            _rate.Add(delay);
    }

    /// <summary>Shows a notice; one that stands already stays for another while.</summary>
    public void Post(OverlayNotice notice)
    {
        lock (_lock)
        {
            _posted.RemoveAll(entry => entry.Notice == notice);
            _posted.Add((notice, clock.GetTimestamp()));
        }
    }
}
