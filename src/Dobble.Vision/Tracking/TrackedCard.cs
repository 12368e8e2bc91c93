using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tracking;

/// <summary>A card that keeps its identity over frames.</summary>
/// <param name="Reading">
/// What is known of it: <see cref="CardReading.Id"/> is its identity, never used again; the outline and the symbols are the
/// latest; the posterior holds the evidence of all frames.
/// </param>
/// <param name="FirstSeen">Time of the first frame that showed it.</param>
/// <param name="LastSeen">Time of the latest frame that showed it.</param>
/// <param name="IsSeen">Whether the latest frame showed it; else it is covered, or on its way out.</param>
public sealed record TrackedCard(CardReading Reading, TimeSpan FirstSeen, TimeSpan LastSeen, bool IsSeen)
{
    /// <summary>The card's identity.</summary>
    public int Id => Reading.Id;
}
