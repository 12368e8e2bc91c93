namespace Dobble.Vision.Enrolment;

/// <summary>How far the enrolment of a deck is. A card is called by the number of the first picture that was kept of it.</summary>
/// <param name="Cards">Cards that were shown.</param>
/// <param name="InDeck">Those that are in the deck, since each two of them share one symbol.</param>
/// <param name="Symbols">Symbols of the deck that were told apart.</param>
/// <param name="SymbolsPerCard">Symbols on a card.</param>
/// <param name="LeftOut">The cards that are not in the deck.</param>
/// <param name="Covered">The numbers of cards in the deck that have not shown all their symbols yet.</param>
public sealed record EnrolmentReport(
    int Cards, int InDeck, int Symbols, int SymbolsPerCard, IReadOnlyList<LeftOutCard> LeftOut, IReadOnlyList<int> Covered);

/// <summary>A card that was shown and is not in the deck.</summary>
/// <param name="Card">Its number.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOutCard(int Card, LeftOutReason Reason);

/// <summary>Why a card that was shown is not in the deck.</summary>
public enum LeftOutReason
{
    /// <summary>Some symbols could not be seen or told apart; another view may help.</summary>
    Unsure,

    /// <summary>It shares no symbol with most of the others: of another deck, or a joker or a card with rules.</summary>
    NoneShared,
}
