using Dobble.Assistant.Capture;
using Dobble.Vision;

namespace Dobble.Assistant.Live;

/// <summary>
/// Opens the source of live play: a camera or address that is tried again when it goes away, or a recording that plays as if it were live.
/// </summary>
internal static class LiveSource
{
    /// <param name="options">Which, and how.</param>
    /// <param name="patient">Whether a camera that is not there yet is waited for, as at the start of a machine, instead of
    /// failing.</param>
    /// <param name="changed">Hears of what goes away and comes back.</param>
    /// <param name="clock">The clock to wait by.</param>
    /// <exception cref="DobbleException">It is not there, or gives no images.</exception>
    public static IFrameSource Open(SourceOptions options, bool patient, Action<SourceChange> changed, TimeProvider clock)
    {
        if (!FrameSources.MayComeBack(options))
        {
            var source = FrameSources.Open(options, clock);
            return source.IsLive ? source : new PacedSource(source, clock);
        }

        var first = patient ? null : FrameSources.Open(options, clock);
        return new RetryingSource(first?.Name ?? NameOf(options.Source), () => FrameSources.Open(options, clock), changed, clock, first);
    }

    private static string NameOf(string source) => CameraSource.DeviceOf(source) ?? new Uri(source).Host;
}
