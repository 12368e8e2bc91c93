namespace Dobble.Scenes.Games;

/// <summary>A card of a game.</summary>
/// <param name="Card">Index into the deck's cards.</param>
/// <param name="Motion">Where it is, from the moment it comes.</param>
internal sealed record GameCard(int Card, Motion Motion)
{
    /// <summary>When it is drawn no more: taken away, or hidden under another.</summary>
    public double Gone { get; set; } = double.MaxValue;

    public bool IsThere(double time) => time >= Motion.Start && time < Gone;
}
