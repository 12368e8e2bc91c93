namespace Dobble.Assistant.Games;

/// <summary>How a symbol was seen in a session.</summary>
internal sealed record SymbolTally
{
    /// <summary>Rounds whose answer it was.</summary>
    public int Rounds { get; init; }

    /// <summary>How often nobody saw it.</summary>
    public int Unseen { get; init; }

    /// <summary>How long it took to see it, on average, in seconds; where nobody did, how long they looked.</summary>
    public double MeanSeconds { get; init; }

    /// <summary>With one more round.</summary>
    public SymbolTally With(double seconds, bool isUnseen) => new()
    {
        Rounds = Rounds + 1,
        Unseen = Unseen + (isUnseen ? 1 : 0),
        MeanSeconds = ((MeanSeconds * Rounds) + seconds) / (Rounds + 1),
    };
}
