using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Speech;

/// <summary>What to say after a frame.</summary>
/// <param name="Say">The name to begin with this frame; null for none.</param>
/// <param name="Announced">The pairs whose names are being said, were just said or come next, in their order: what the screen shows
/// large. They stay until they no longer hold or something else is said.</param>
/// <param name="Spoken">Pairs whose names began to be heard.</param>
/// <param name="Mistakes">Pairs whose names were heard and no longer hold.</param>
/// <param name="Focus">The card whose pairs matter where more than two lie on the table; null where all pairs do.</param>
internal sealed record SpeechDecision(
    Utterance? Say, IReadOnlyList<TrackedPair> Announced, IReadOnlyList<TrackedPair> Spoken, IReadOnlyList<TrackedPair> Mistakes,
    int? Focus);
