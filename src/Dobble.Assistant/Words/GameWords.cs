namespace Dobble.Assistant.Words;

/// <summary>What is said of games, in one language.</summary>
internal sealed record GameWords
{
    /// <summary>What a game is called, by its name in settings.</summary>
    public required IReadOnlyDictionary<string, string> Titles { get; init; }

    /// <summary>How the cards are to lie, by the game's name; none for those that any cards will do for.</summary>
    public IReadOnlyDictionary<string, string> Setup { get; init; } = new Dictionary<string, string>();

    /// <summary>A player without a name who plays alone.</summary>
    public required string You { get; init; }

    /// <summary>A player without a name; a number follows.</summary>
    public required string Player { get; init; }

    /// <summary>The assistant, as a player.</summary>
    public required string Assistant { get; init; }

    public required string WhoSeesIt { get; init; }

    public required string WhichSymbol { get; init; }

    public required string Right { get; init; }

    public required string Wrong { get; init; }

    public required string NobodySawIt { get; init; }
}
