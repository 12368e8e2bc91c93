namespace Dobble.Assistant.Replay;

/// <summary>Two cards that truly lay on the table together.</summary>
/// <param name="First">Index in the deck of the one card.</param>
/// <param name="Second">Index in the deck of the other.</param>
/// <param name="Slot">The slot that they share.</param>
/// <param name="From">When both could first be seen.</param>
/// <param name="To">When one of them could be seen no longer.</param>
internal sealed record TruePair(int First, int Second, int Slot, TimeSpan From, TimeSpan To)
{
    public bool Is(Answer answer) =>
        (answer.First == First && answer.Second == Second) || (answer.First == Second && answer.Second == First);
}
