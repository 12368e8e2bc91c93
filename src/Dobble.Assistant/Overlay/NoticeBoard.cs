namespace Dobble.Assistant.Overlay;

/// <summary>Keeps notices for as long as it takes to read them. Any thread may post and read.</summary>
internal sealed class NoticeBoard(TimeProvider clock)
{
    /// <summary>How long a notice stays.</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly List<(OverlayNotice Notice, long Posted)> _posted = [];

    /// <summary>The notices that still stand, the oldest first.</summary>
    public IReadOnlyList<OverlayNotice> Current
    {
        get
        {
            lock (_lock)
            {
                _posted.RemoveAll(entry => clock.GetElapsedTime(entry.Posted) >= Stay);
                return [.. _posted.Select(entry => entry.Notice)];
            }
        }
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
