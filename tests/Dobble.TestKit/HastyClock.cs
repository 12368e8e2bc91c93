using Microsoft.Extensions.Time.Testing;

namespace Dobble.TestKit;

/// <summary>A clock by which every wait is over at once: it moves on to the end of each.</summary>
public sealed class HastyClock : FakeTimeProvider
{
    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
            Advance(dueTime);
        return timer;
    }
}
