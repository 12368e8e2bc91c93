using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Words;

/// <summary>What the overlay says, in one language. A new language is a file beside this one, and a line in the list.</summary>
internal sealed partial record OverlayWords
{
    /// <summary>Every language by its two-letter code, which the voice understands too.</summary>
    private static readonly Dictionary<string, OverlayWords> All = new()
    {
        ["en"] = English,
        ["fr"] = French,
        ["de"] = German,
        ["es"] = Spanish,
        ["it"] = Italian,
    };

    /// <summary>The codes of all languages.</summary>
    public static IReadOnlyCollection<string> Languages => All.Keys;

    /// <summary>What is said of a symbol that has no name; the ring shows which.</summary>
    public required string ThisOne { get; init; }

    /// <summary>Before the first image.</summary>
    public required string Waiting { get; init; }

    public required string Recording { get; init; }

    public required string Paused { get; init; }

    public required string Muted { get; init; }

    /// <summary>Where the camera is gone.</summary>
    public required string NoCamera { get; init; }

    /// <summary>Why there is no answer, in a few words, for every reason.</summary>
    public required IReadOnlyDictionary<NoAnswerReason, string> NoAnswer { get; init; }

    /// <summary>A short sentence for every notice.</summary>
    public required IReadOnlyDictionary<OverlayNotice, string> Notices { get; init; }

    /// <summary>The keys, in the order in which they are listed.</summary>
    public required IReadOnlyList<OverlayHelpLine> Help { get; init; }

    /// <summary>What is said of games.</summary>
    public required GameWords Games { get; init; }

    /// <summary>The words in a language by its two-letter code; in English where there are none.</summary>
    public static OverlayWords In(string language) => All.GetValueOrDefault(language) ?? All["en"];
}
