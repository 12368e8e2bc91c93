using Dobble.Vision.Decks;
using Dobble.Vision.Reading;

namespace Dobble.Vision.Matching;

/// <summary>Names the symbol that each two cards share.</summary>
public sealed class Matcher(Deck deck)
{
    /// <summary>The match of every pair of cards, the unsure ones too.</summary>
    public IReadOnlyList<Match> MatchAll(IReadOnlyList<CardReading> cards) => throw new NotImplementedException(deck.Name);
}
