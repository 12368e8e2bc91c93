namespace Dobble.Assistant.Games;

/// <summary>Where a game stands.</summary>
internal enum GamePhase
{
    /// <summary>The cards do not lie yet as the game needs them.</summary>
    Setup,

    /// <summary>A round is on: everybody looks for the symbol.</summary>
    Open,

    /// <summary>Somebody claims to see it, and is to name it, or to take the cards.</summary>
    Naming,

    /// <summary>Cards were taken that nobody claimed: who took them is to say so.</summary>
    Taken,

    /// <summary>The round is over and its answer may be shown.</summary>
    Answered,

    /// <summary>The game is over.</summary>
    Ended,
}
