using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Games;

/// <summary>A game after one more frame.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Shown">The pairs that may be said and shown by now.</param>
/// <param name="Events">What happened with this frame.</param>
/// <param name="IsNew">Whether the game has just begun.</param>
internal sealed record GameUpdate(
    GameState State, IReadOnlyList<TrackedPair> Shown, IReadOnlyList<GameEvent> Events, bool IsNew = false);
