using System.Globalization;
using Dobble.Assistant.Runtime;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;

namespace Dobble.Assistant.Live;

/// <summary>
/// Feeds systemd's watchdog while frames are read (or a lost camera is being tried again), not merely while the program is
/// alive. Does nothing where no watchdog waits (<c>WATCHDOG_USEC</c>).
/// </summary>
internal sealed class Watchdog(ISystemdNotifier notifier, PipelineMetrics metrics, PipelineControl control, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!notifier.IsEnabled || Interval() is not { } interval)
            return;
        using var timer = new PeriodicTimer(interval / 3, clock);
        var fed = -1L;
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var progress = metrics.Progress;
            if (progress == fed && !control.IsPaused)
                continue;
            notifier.Notify(new ServiceState("WATCHDOG=1"));
            fed = progress;
        }
    }

    private static TimeSpan? Interval() =>
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
}
