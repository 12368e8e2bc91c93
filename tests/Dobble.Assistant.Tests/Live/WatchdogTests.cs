using Dobble.Assistant.Live;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Tests.Pipeline;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Time.Testing;

namespace Dobble.Assistant.Tests.Live;

/// <summary>systemd's watchdog is fed by frames that were read, not by being alive.</summary>
public sealed class WatchdogTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly TestMetrics _metrics = new();
    private readonly Notifier _systemd = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task It_is_fed_while_frames_are_read_and_starves_when_they_are_not()
    {
        using var watchdog = await StartAsync();
        await FeedAsync(4, Read);
        await _clock.RunAsync(Interval, steps: 20);
        Read();
        await FedAsync(5);
        await watchdog.StopAsync(Stop);
    }

    [Fact]
    public async Task It_is_fed_while_reading_rests_because_a_person_wants_so()
    {
        using var watchdog = await StartAsync(new PipelineControl { IsPaused = true });
        await _clock.RunUntilAsync(Interval, () => _systemd.Fed >= 3);
        await watchdog.StopAsync(Stop);
    }

    [Fact]
    public async Task Trying_to_get_a_lost_camera_back_feeds_it_too()
    {
        using var watchdog = await StartAsync();
        await FeedAsync(4, _metrics.Metrics.SourceTried);
        await watchdog.StopAsync(Stop);
    }

    private async Task<Watchdog> StartAsync(PipelineControl? control = null)
    {
        // A third of what systemd waits.
        var watchdog = new Watchdog(_systemd, _metrics.Metrics, control ?? new PipelineControl(), _clock, 3 * Interval);
        await watchdog.StartAsync(Stop);
        return watchdog;
    }

    private void Read() => _metrics.Metrics.Processed(TimeSpan.Zero, 0, 0, 0);

    private async Task FeedAsync(int times, Action progress)
    {
        for (var i = 1; i <= times; i++)
        {
            progress();
            await FedAsync(i);
        }
    }

    private async Task FedAsync(int times)
    {
        await _clock.RunUntilAsync(Interval, () => _systemd.Fed >= times);
        Assert.Equal(times, _systemd.Fed);
    }

    private sealed class Notifier : ISystemdNotifier
    {
        private int _fed;

        public int Fed => _fed;

        public bool IsEnabled => true;

        public void Notify(ServiceState state)
        {
            Assert.Equal("WATCHDOG=1", state.ToString());
            Interlocked.Increment(ref _fed);
        }
    }
}
