namespace Dobble.Assistant.Games;

/// <summary>How a player fared in a session.</summary>
internal sealed record PlayerTally
{
    /// <summary>Rounds in which this player was first.</summary>
    public int Rounds { get; init; }

    /// <summary>How often this player named a wrong symbol, or none in time.</summary>
    public int Wrong { get; init; }

    /// <summary>From the cards' being in sight until this player was first, on average, in seconds; 0 without rounds.</summary>
    public double MeanSeconds { get; init; }

    /// <summary>The shortest of these times; 0 without rounds.</summary>
    public double BestSeconds { get; init; }

    /// <summary>With one more round.</summary>
    public PlayerTally With(double seconds) => this with
    {
        Rounds = Rounds + 1,
        MeanSeconds = ((MeanSeconds * Rounds) + seconds) / (Rounds + 1),
        BestSeconds = Rounds == 0 ? seconds : Math.Min(BestSeconds, seconds),
    };
}
