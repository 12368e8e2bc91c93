using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Words;

/// <summary>What the overlay says, in one language.</summary>
internal sealed partial record OverlayWords
{
    /// <summary>Before the first image.</summary>
    public required string Waiting { get; init; }

    public required string Recording { get; init; }

    public required string Paused { get; init; }

    public required string Muted { get; init; }

    /// <summary>Why there is no answer, in a few words, for every reason.</summary>
    public required IReadOnlyDictionary<NoAnswerReason, string> NoAnswer { get; init; }

    /// <summary>A short sentence for every notice.</summary>
    public required IReadOnlyDictionary<OverlayNotice, string> Notices { get; init; }

    /// <summary>The keys, in the order in which they are listed.</summary>
    public required IReadOnlyList<OverlayHelpLine> Help { get; init; }

    /// <summary>The words in a language by its two-letter code; in English where there are none.</summary>
    public static OverlayWords In(string language) => language switch
    {
        "fr" => French,
        "de" => German,
        "es" => Spanish,
        "it" => Italian,
        _ => English,
    };
}
