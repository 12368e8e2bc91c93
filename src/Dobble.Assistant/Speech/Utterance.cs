using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Speech;

/// <summary>A name that is to be said aloud now.</summary>
/// <param name="Pairs">The pairs that it answers: all share this symbol.</param>
/// <param name="CutsOff">Whether what is being said is out of date, and ends at once; else this follows it.</param>
internal sealed record Utterance(IReadOnlyList<TrackedPair> Pairs, bool CutsOff)
{
    /// <summary>The symbol, by its place in the deck.</summary>
    public int Symbol => Pairs[0].Match.Symbol!.Value;
}
