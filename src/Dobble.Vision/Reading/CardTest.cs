using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Reading;

/// <summary>Tells cards from other round things by what was read on them.</summary>
internal static class CardTest
{
    /// <summary>Presence from which a detection counts as a symbol.</summary>
    public const float SurePresence = 0.5f;

    /// <summary>Probability from which a card is surely the one of the deck that it was decoded to.</summary>
    public const double SureCard = 0.999;

    /// <summary>Symbols that make a round thing a card: card backs, tins and plates show one at most.</summary>
    private const int MinSymbols = 2;

    // Lids and boxes with print on them are found now and then, but seldom surely.
    private const int MinUnknownSymbols = 3, MinDoubtfulSymbols = 5;
    private const float SureClosePresence = 0.4f;
    private const float DoubtfulScore = 0.4f;

    /// <summary>A card has symbols, and one that is of no known deck must look all the more like a card.</summary>
    /// <param name="card">What was read.</param>
    /// <param name="symbolsPerCard">Symbols on a card of the deck that is played.</param>
    public static bool CanBeCard(CardReading card, int symbolsPerCard)
    {
        var foreign = card.Posterior.None > 0.5 || card.Symbols.All(s => s.Symbol is null);
        return SureSymbols(card) >= (foreign ? MinForeignSymbols(symbolsPerCard) : MinSymbols)
            && !(foreign && card.Score < CardDetection.SureScore);
    }

    /// <summary>
    /// What is a card of an unknown deck among all that was looked at closely. Its deck may have few symbols: what the finder doubts must
    /// have many, or as many as a card beside it that leaves no doubt.
    /// </summary>
    public static IEnumerable<CardReading> UnknownCards(IReadOnlyList<CardReading> seen)
    {
        var few = seen.Where(card => card.Score >= CardDetection.SureScore).Select(CloseSymbols)
            .Where(symbols => symbols >= MinUnknownSymbols).Append(MinDoubtfulSymbols).Min();
        return seen.Where(card => card.Score >= DoubtfulScore
            && CloseSymbols(card) >= (card.Score >= CardDetection.SureScore ? MinUnknownSymbols : few));
    }

    /// <summary>
    /// Whether it is a card after all that could be read: a lid that the finder doubts shows a few symbols at times, a card surely one of
    /// the deck or many. What the finder doubts most, such as an outline around parts of two cards, must be surely one of the deck.
    /// </summary>
    public static bool IsLikelyCard(CardReading card, int symbolsPerCard) =>
        card.Score >= CardDetection.SureScore || IsSure(card)
        || (card.Score >= DoubtfulScore && SureSymbols(card) >= MinForeignSymbols(symbolsPerCard));

    /// <summary>Whether it is surely a card of the deck.</summary>
    public static bool IsSure(CardReading card) => IsSure(card.Posterior);

    /// <summary>Whether this is surely a card of the deck.</summary>
    public static bool IsSure(CardPosterior posterior) => posterior.Cards[posterior.Best] >= SureCard;

    /// <summary>Five of eight symbols, and of cards that have fewer the same share, but three at least.</summary>
    private static int MinForeignSymbols(int symbolsPerCard) => Math.Clamp(((5 * symbolsPerCard) + 4) / 8, 3, 5);

    private static int CloseSymbols(CardReading card) => card.Symbols.Count(s => s.Detection.Presence > SureClosePresence);

    private static int SureSymbols(CardReading card) => card.Symbols.Count(s => s.Detection.Presence > SurePresence);
}
