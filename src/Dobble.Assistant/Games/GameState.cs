namespace Dobble.Assistant.Games;

/// <summary>How a game stands. Immutable.</summary>
/// <param name="Game">Its name.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Players">The players, as they sit.</param>
/// <param name="Claimant">Who is to name the symbol, from 0; null for nobody.</param>
/// <param name="Choices">The symbols to choose among, as slots of the deck: those of the card that is looked at.</param>
/// <param name="News">What has just happened; null once it was to be seen for a while.</param>
internal sealed record GameState(
    string Game, GamePhase Phase, IReadOnlyList<PlayerState> Players, int? Claimant, IReadOnlyList<int> Choices, GameEvent? News)
{
    /// <summary>Rounds that the assistant won; null where it does not play along.</summary>
    public int? Assistant { get; init; }
}
