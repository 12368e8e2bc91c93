using Dobble.Assistant.Capture;

namespace Dobble.Assistant.Replay;

/// <summary>Opens what is replayed.</summary>
internal static class ReplaySource
{
    /// <exception cref="Vision.DobbleException">It is not there, or gives no images.</exception>
    public static IFrameSource Open(ReplayOptions options) => options.Source == FrameSources.StandardInput
        // Counted, not timed, so that the same bytes make the same replay.
        ? StreamSource.Open(Console.OpenStandardInput(), "standard input", options.Rate, clock: null)
        : FrameSources.Open(new SourceOptions { Source = options.Source, Rate = options.Rate }, TimeProvider.System);
}
