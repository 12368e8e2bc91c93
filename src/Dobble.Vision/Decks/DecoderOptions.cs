namespace Dobble.Vision.Decks;

/// <summary>What <see cref="CardDecoder"/> assumes about reading. The defaults are rough on purpose: they hold for bad light too.</summary>
public sealed record DecoderOptions
{
    /// <summary>Probability that a symbol of the card was not seen, between 0 and 1. Default 0.15.</summary>
    public double Miss { get; init; } = 0.15;

    /// <summary>
    /// Probability that a detection that is surely a symbol is none of this card's: misread, or a neighbour's. Between 0 and
    /// 1. Default 0.1. It bounds what a misread symbol can do: however sure the network is, it costs no more than this.
    /// </summary>
    public double Spurious { get; init; } = 0.1;

    /// <summary>
    /// Probability, before anything was seen, that the card is none of this deck, between 0 and 1. Default 0.02. Half of it
    /// is for decks with symbols of their own, half for those that put this deck's symbols together in another way. The share of the cards
    /// that the deck lacks comes on top.
    /// </summary>
    public double Foreign { get; init; } = 0.02;
}
