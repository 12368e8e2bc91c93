namespace Dobble.Assistant.Games;

/// <summary>What happened in a game.</summary>
internal enum GameEventKind
{
    /// <summary>A player named a symbol that counts.</summary>
    Right,

    /// <summary>A player named another one, or nothing in time.</summary>
    Wrong,

    /// <summary>Nobody saw it: the assistant says it.</summary>
    Told,

    /// <summary>A player took cards, laid one off or passed them on, as the game has it.</summary>
    Moved,

    /// <summary>A player got a card, or all cards of a round, that nobody wants.</summary>
    Lost,

    /// <summary>The game is over; its player has won, several where there is none.</summary>
    Won,
}
