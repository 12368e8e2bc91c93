namespace Dobble.Assistant.Games;

/// <summary>Something that happened in a game.</summary>
/// <param name="Kind">What.</param>
/// <param name="Player">Whose doing it was, from 0; null for nobody's, such as the assistant's.</param>
/// <param name="Slot">The symbol, by its slot in the deck; null for none.</param>
/// <param name="After">How long after the cards were in sight.</param>
internal sealed record GameEvent(GameEventKind Kind, int? Player, int? Slot = null, TimeSpan After = default)
{
    /// <summary>Whether a round is over with it.</summary>
    public bool EndsRound { get; init; }
}
