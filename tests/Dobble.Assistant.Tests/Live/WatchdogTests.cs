using Dobble.Assistant.Live;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Tests.Pipeline;
using Microsoft.Extensions.Hosting.Systemd;

namespace Dobble.Assistant.Tests.Live;

/// <summary>systemd's watchdog is fed by frames that were read, not by being alive.</summary>
public sealed class WatchdogTests : IDisposable
{
    private readonly TestMetrics _metrics = new();
    private readonly Notifier _systemd = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task It_is_fed_while_frames_are_read_and_starves_when_they_are_not()
    {
        using var watchdog = Start(out var running);
        await running;
        await FeedAsync(frames: 4);
        var fed = _systemd.Fed;
        Assert.True(fed >= 3, $"fed {fed} times");
        await Task.Delay(300, Stop);
        Assert.InRange(_systemd.Fed, fed, fed + 1);
        await watchdog.StopAsync(Stop);
    }

    [Fact]
    public async Task It_is_fed_while_reading_rests_because_a_person_wants_so()
    {
        using var watchdog = Start(out var running, new PipelineControl { IsPaused = true });
        await running;
        await Task.Delay(300, Stop);
        Assert.True(_systemd.Fed >= 3, $"fed {_systemd.Fed} times");
        await watchdog.StopAsync(Stop);
    }

    [Fact]
    public async Task Trying_to_get_a_lost_camera_back_feeds_it_too()
    {
        using var watchdog = Start(out var running);
        await running;
        for (var i = 0; i < 4; i++)
        {
            _metrics.Metrics.SourceTried();
            await Task.Delay(60, Stop);
        }

        Assert.True(_systemd.Fed >= 3, $"fed {_systemd.Fed} times");
        await watchdog.StopAsync(Stop);
    }

    private Watchdog Start(out Task running, PipelineControl? control = null)
    {
        var watchdog = new Watchdog(_systemd, _metrics.Metrics, control ?? new PipelineControl(), TimeProvider.System, TimeSpan.FromMilliseconds(120));
        running = watchdog.StartAsync(Stop);
        return watchdog;
    }

    private async Task FeedAsync(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            _metrics.Metrics.Processed(TimeSpan.Zero, 0, 0, 0);
            await Task.Delay(60, Stop);
        }
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
