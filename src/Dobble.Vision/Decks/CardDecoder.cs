namespace Dobble.Vision.Decks;

/// <summary>From the sightings of one card to a posterior over the deck's cards, by maximum likelihood.</summary>
public sealed class CardDecoder(Deck deck)
{
    /// <summary>Decodes the sightings of one card.</summary>
    public CardPosterior Decode(IReadOnlyList<SymbolEvidence> sightings) => throw new NotImplementedException(deck.Name);
}
