namespace Dobble.Assistant.Games;

/// <summary>How a player stands.</summary>
/// <param name="Name">The name; empty for one without.</param>
/// <param name="Score">Rounds won; cards taken, laid off or got, as the game counts.</param>
/// <param name="IsOut">Whether the player named a wrong symbol in this round, and waits for the next.</param>
internal sealed record PlayerState(string Name, int Score, bool IsOut);
