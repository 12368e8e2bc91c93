namespace Dobble.Data.Checks.Labels;

/// <summary>What the network saw where a box is.</summary>
/// <param name="Presence">How sure it is that a symbol is there, 0 to 1; 0 where it saw nothing.</param>
/// <param name="Slots">Probability of each of the deck's slots, given a symbol; empty where it saw nothing.</param>
public sealed record Clue(float Presence, float[] Slots)
{
    /// <summary>The network looked and saw nothing.</summary>
    public static Clue Nothing { get; } = new(0, []);
}

/// <summary>A box that is to be explained by a card.</summary>
/// <param name="Slot">The slot of its name; null for a name that is not in the deck.</param>
/// <param name="AtRim">Whether it lies so far out that it may be a neighbour's.</param>
/// <param name="Clue">What the network saw there; null where no network looked.</param>
internal sealed record BoxClue(int? Slot, bool AtRim, Clue? Clue);
