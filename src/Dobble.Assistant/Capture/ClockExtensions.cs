namespace Dobble.Assistant.Capture;

/// <summary>Waiting by a clock that tests can set.</summary>
internal static class ClockExtensions
{
    /// <summary>Blocks this thread, which has nothing else to do, for so long or until it is stopped.</summary>
    public static void WaitFor(this TimeProvider clock, TimeSpan time, CancellationToken stop)
    {
        using var over = new ManualResetEventSlim();
        using var timer = clock.CreateTimer(_ => over.Set(), null, time, Timeout.InfiniteTimeSpan);
        WaitHandle.WaitAny([over.WaitHandle, stop.WaitHandle]);
    }
}
