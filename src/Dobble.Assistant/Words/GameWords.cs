namespace Dobble.Assistant.Words;

/// <summary>What is said of games, in one language.</summary>
internal sealed record GameWords
{
    /// <summary>What a game is called, by its name in settings.</summary>
    public required IReadOnlyDictionary<string, string> Titles { get; init; }

    /// <summary>How the cards are to lie, by the game's name; none where any cards will do.</summary>
    public required IReadOnlyDictionary<string, string> Setup { get; init; }

    /// <summary>A player without a name who plays alone.</summary>
    public required string You { get; init; }

    /// <summary>A player without a name; a number follows.</summary>
    public required string Player { get; init; }

    /// <summary>The assistant, as a player.</summary>
    public required string Assistant { get; init; }

    public required string WhoSeesIt { get; init; }

    public required string WhichSymbol { get; init; }

    /// <summary>What who claims to see three cards that share a symbol is to do.</summary>
    public required string TakeThem { get; init; }

    public required string WhoTookThem { get; init; }

    public required string Right { get; init; }

    public required string Wrong { get; init; }

    /// <summary>A player, who stands before it, got cards that nobody wants.</summary>
    public required string GetsCards { get; init; }

    /// <summary>A player, who stands before it, has won.</summary>
    public required string HasWon { get; init; }

    public required string Draw { get; init; }

    public required string NobodySawIt { get; init; }
}
