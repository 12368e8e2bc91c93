using System.Globalization;
using System.Runtime.InteropServices;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline.Stages;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>How live play fares, for people and for whatever restarts a sick container.</summary>
internal sealed class Health(StatusBoard board, PipelineMetrics metrics, MetricsText means, Home home, TimeProvider clock)
{
    /// <summary>No frame was read for so long: something hangs.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(10);

    private readonly long _start = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private (long Progress, long At) _seen = (-1, clock.GetTimestamp());

    /// <summary>Sends it; 503 where frames should be read and are not.</summary>
    public Task ServeAsync(HttpContext context)
    {
        var health = Measure();
        if (health.Status == "stuck")
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return JsonExchange.SendAsync(context, health, PageJsonContext.Default.HealthJson);
    }

    /// <summary>All that is measured.</summary>
    internal HealthJson Measure()
    {
        var (status, (version, commit)) = (board.Current, BuiltVersion.Read());
        return new HealthJson(
            State(status), status.Source, status.Deck, status.Provider, Math.Round(status.FramesPerSecond, 1),
            status.Delay is { } delay ? Math.Round(delay.TotalMilliseconds, 1) : null,
            new FramesJson(metrics.FramesIn, metrics.FramesProcessed, metrics.FramesDropped),
            means.Means("dobble.stage.duration").ToDictionary(stage => stage.Key, stage => Math.Round(stage.Value * 1000, 1)),
            Temperature(), Environment.WorkingSet / 1_000_000, Math.Round(clock.GetElapsedTime(_start).TotalSeconds),
            new VersionsJson(
                version, commit, home.Models.InUse ?? Models.InstalledModels.Shipped, RuntimeInformation.FrameworkDescription));
    }

    private string State(OverlayStatus status)
    {
        lock (_lock)
        {
            if (metrics.Progress != _seen.Progress)
                _seen = (metrics.Progress, clock.GetTimestamp());
            return status.IsPaused ? "paused"
                : status.IsSourceGone ? "no_camera"
                : clock.GetElapsedTime(_seen.At) > Stuck ? "stuck"
                : "reading";
        }
    }

    /// <summary>Degrees Celsius of the hottest part that Linux measures; null where it measures none.</summary>
    private static double? Temperature()
    {
        const string Zones = "/sys/class/thermal";
        if (!Directory.Exists(Zones))
            return null;
        double[] all = [.. Directory.EnumerateDirectories(Zones, "thermal_zone*").Select(DegreesOf).OfType<double>()];
        return all.Length > 0 ? Math.Round(all.Max(), 1) : null;
    }

    private static double? DegreesOf(string zone)
    {
        try
        {
            return int.Parse(File.ReadAllText(Path.Combine(zone, "temp")), CultureInfo.InvariantCulture) / 1000.0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }
}
