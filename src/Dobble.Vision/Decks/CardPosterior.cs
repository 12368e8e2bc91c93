namespace Dobble.Vision.Decks;

/// <summary>How probable each card of a deck is, given what was seen on one card.</summary>
/// <param name="Cards">Probability of each of <see cref="Deck.Cards"/>.</param>
/// <param name="None">Probability that it is no card of this deck; with <paramref name="Cards"/> it sums to 1.</param>
public sealed record CardPosterior(double[] Cards, double None)
{
    /// <summary>Index of the most probable card.</summary>
    public int Best { get; } = Array.IndexOf(Cards, Cards.Max());

    /// <summary>The most probable card if it is likelier than not, else null.</summary>
    public int? Known => Cards[Best] > 0.5 ? Best : null;
}
