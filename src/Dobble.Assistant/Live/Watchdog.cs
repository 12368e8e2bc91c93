using System.Globalization;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Pipeline.Stages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;

namespace Dobble.Assistant.Live;

/// <summary>
/// Feeds systemd's watchdog while frames are read (or a lost camera is being tried again), not merely while the program is
/// alive. Does nothing where no watchdog waits (<c>WATCHDOG_USEC</c>).
/// </summary>
/// <param name="notifier">Tells systemd.</param>
/// <param name="metrics">Knows whether frames are read.</param>
/// <param name="control">Knows whether reading rests because a person wants so.</param>
/// <param name="clock">The clock to feed by.</param>
/// <param name="interval">How long systemd waits; null for what it says itself.</param>
internal sealed class Watchdog(
    ISystemdNotifier notifier, PipelineMetrics metrics, PipelineControl control, TimeProvider clock, TimeSpan? interval = null)
        : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!notifier.IsEnabled || (interval ?? Interval()) is not { } patience)
            return;
        using var timer = new PeriodicTimer(patience / 3, clock);
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
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out var microseconds)
            && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
}
