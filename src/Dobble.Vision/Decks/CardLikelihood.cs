namespace Dobble.Vision.Decks;

/// <summary>
/// How well each card explains what was seen, as natural logarithms that share an unknown constant. Those of independent
/// observations of the same card add up.
/// </summary>
/// <param name="Cards">Log-likelihood of each of <see cref="Deck.Cards"/>.</param>
/// <param name="None">Log-likelihood of a card of no known deck.</param>
public sealed record CardLikelihood(double[] Cards, double None);
