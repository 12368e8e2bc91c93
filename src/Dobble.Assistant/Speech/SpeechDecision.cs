using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Speech;

/// <summary>What to say after a frame.</summary>
/// <param name="Spoken">Pairs to say aloud now, the most pressing first.</param>
/// <param name="Mistakes">Pairs that were said and no longer hold.</param>
internal sealed record SpeechDecision(IReadOnlyList<TrackedPair> Spoken, IReadOnlyList<TrackedPair> Mistakes);
