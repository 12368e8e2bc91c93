namespace Dobble.Data.Checks.Labels;

/// <summary>What a decoded card says about a box.</summary>
/// <param name="Symbols">Probability that the box is around each of the card's symbols, in the order of the deck's card.</param>
/// <param name="Extra">Probability that it is around no symbol of its own. What is left is that it is a neighbour's.</param>
internal sealed record DecodedBox(double[] Symbols, double Extra);

/// <summary>A card that was decoded from its boxes.</summary>
/// <param name="Card">Index into the deck's cards.</param>
/// <param name="Probability">How sure it is that it is this card.</param>
/// <param name="Boxes">The decoded on each box.</param>
/// <param name="Missing">Probability that each of the card's symbols has no box.</param>
internal sealed record DecodedCard(int Card, double Probability, IReadOnlyList<DecodedBox> Boxes, double[] Missing);
