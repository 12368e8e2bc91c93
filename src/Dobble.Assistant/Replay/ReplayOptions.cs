using Dobble.Assistant.Speech;
using Dobble.Vision.Reading;

namespace Dobble.Assistant.Replay;

/// <summary>What to play, how, and what to write.</summary>
internal sealed record ReplayOptions
{
    /// <summary>A video, a folder of images, a recorded session, an address, or <c>-</c> for standard input.</summary>
    public required string Source { get; init; }

    public required ReaderOptions Reader { get; init; }

    /// <summary>Probability from which a match may be said.</summary>
    public double Threshold { get; init; } = 0.99;

    /// <summary>
    /// Whether it plays at the pace of the recording, frames that come too fast being dropped as in live play; else every frame is read.
    /// </summary>
    public bool Realtime { get; init; }

    public SpeechMode Mode { get; init; }

    public string Language { get; init; } = "en";

    /// <summary>Images a second of a folder, or of a stream that tells no times.</summary>
    public double Rate { get; init; } = 30;

    /// <summary>Where to write the video with the overlay drawn in; null for nowhere.</summary>
    public string? Video { get; init; }

    /// <summary>Where to write one image of that video, of an answer.</summary>
    public string? Poster { get; init; }

    /// <summary>Where to write the sound that would be heard.</summary>
    public string? Speech { get; init; }

    /// <summary>Another program that speaks; null for espeak-ng.</summary>
    public string? VoiceCommand { get; init; }

    /// <summary>Where to write events.</summary>
    public string? Events { get; init; }

    /// <summary>The truth to score with.</summary>
    public string? Truth { get; init; }
}
