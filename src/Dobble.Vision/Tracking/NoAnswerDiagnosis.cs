using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Matching;
using Dobble.Vision.Quality;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Tracking;

/// <summary>
/// Says why no pair of cards is sure, from what was measured: first what better light or another place of the camera helps, then
/// what the player's hands do, last what nobody can help.
/// </summary>
public sealed class NoAnswerDiagnosis
{
    /// <summary>Median luma below which an image that cannot be read is too dark.</summary>
    private const float Dark = 0.15f;

    /// <summary>Share of burnt-out pixels from which there is too much light: more than a bright card's paper.</summary>
    private const float Burnt = 0.5f;

    /// <summary>Share of burnt-out pixels from which light mirrors in the cards.</summary>
    private const float Glaring = 0.04f;

    /// <summary>What the colours differ by at most in an image without any.</summary>
    private const float Grey = 0.08f;

    /// <summary>Ratio of the axes below which a card lies too flat.</summary>
    private const double Flat = 0.45;

    /// <summary>Width of an edge, in parts of the card's radius, from which a card is blurred.</summary>
    private const double Smear = 0.08;

    /// <summary>Sharpness below which an image without cards is blurred.</summary>
    private const float Soft = 0.12f;

    /// <summary>Radius in pixels below which symbols are too small to be told apart.</summary>
    private const double Small = 24;

    /// <summary>Probability from which a card is surely known.</summary>
    private const double Sure = 0.99;

    /// <summary>Lowest probability of the second best answer, and of the two best together, where two are about equally likely.</summary>
    private const double Rival = 0.15;
    private const double Rivals = 0.7;

    private const float SurePresence = 0.5f;

    /// <summary>Symbols that the cards of any deck have.</summary>
    private const int FewSymbols = 3;

    private readonly int _symbols;
    private readonly Matcher _matcher;

    /// <summary>Makes a diagnosis of readings of a deck.</summary>
    public NoAnswerDiagnosis(Deck deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        (_symbols, _matcher) = (deck.Cards[0].Count, new Matcher(deck));
    }

    /// <summary>The cause that explains best why a photo was not answered.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="cards">What was read from it.</param>
    /// <param name="found">What looked like a card before it was read.</param>
    public NoAnswerReason Judge(Mat image, IReadOnlyList<CardReading> cards, IReadOnlyList<CardDetection> found) =>
        Judge(cards, QualityMeter.Measure(image, [.. cards.Select(card => card.Outline)], [.. found.Select(card => card.Outline)]));

    /// <summary>The cause that explains best why none of the cards' pairs is sure.</summary>
    /// <param name="cards">The cards, their posteriors holding all evidence there is.</param>
    /// <param name="quality">What the image is like.</param>
    public NoAnswerReason Judge(IReadOnlyList<CardReading> cards, ImageQuality quality)
    {
        ArgumentNullException.ThrowIfNull(cards);
        ArgumentNullException.ThrowIfNull(quality);
        CardReading[] unsure = [.. cards.Where(card => card.Posterior.Cards[card.Posterior.Best] < Sure)];
        return cards.Count switch
        {
            0 => Image(quality),
            1 when unsure.Length == 0 => NoAnswerReason.OneCard,
            1 => Light(unsure, quality) ?? NoAnswerReason.OneCard,
            _ when unsure.Length == 0 => NoAnswerReason.Looking,
            _ => Light(unsure, quality) ?? Cards(cards, unsure),
        };
    }

    private static NoAnswerReason Image(ImageQuality quality) => quality switch
    {
        { Brightness: < Dark } => NoAnswerReason.TooDark,
        { Clipped: >= Burnt } => NoAnswerReason.TooBright,
        { SmallestRadius: < Small } => NoAnswerReason.TooFar,
        { Sharpness: < Soft } => NoAnswerReason.Blurred,
        _ => NoAnswerReason.NoCards,
    };

    private NoAnswerReason? Light(CardReading[] unsure, ImageQuality quality)
    {
        if (quality.Brightness < Dark)
            return NoAnswerReason.TooDark;
        if (Array.TrueForAll(unsure, IsForeign))
            return null;
        if (quality.Clipped >= Burnt && !Array.TrueForAll(unsure, ShowsSome))
            return NoAnswerReason.TooBright;
        if (quality.Glare >= Glaring)
            return NoAnswerReason.Glare;
        if (Array.Exists(unsure, card => card.Outline.Radius < Small))
            return NoAnswerReason.TooFar;
        if (Array.Exists(unsure, card => quality.Sharpness * Smear * card.Outline.Radius < 1))
            return NoAnswerReason.Blurred;
        if (quality.Colour < Grey)
            return NoAnswerReason.NoColour;
        return Array.Exists(unsure, card => card.Outline.AxisRatio < Flat) ? NoAnswerReason.Tilted : null;
    }

    /// <summary>Whether a card shows all its symbols, and they are those of no card of the deck: no light would make it known.</summary>
    private bool IsForeign(CardReading card) => card.Posterior.None > Sure && Seen(card) >= _symbols - 1;

    /// <summary>Whether cards of any deck are compared with each other, so that none is unknown, and each may have few symbols.</summary>
    private static bool WasComparedClosely(CardReading card) => card.CloseUps is not null;

    /// <summary>Whether a card that may have few symbols shows some: it is not burnt out, however white the table is.</summary>
    private static bool ShowsSome(CardReading card) => WasComparedClosely(card) && Seen(card) >= FewSymbols;

    private NoAnswerReason Cards(IReadOnlyList<CardReading> cards, CardReading[] unsure)
    {
        if (Array.Exists(unsure, IsHidden))
            return NoAnswerReason.Covered;
        if (cards.SelectMany((first, i) => cards.Skip(i + 1).Select(second => (first, second)))
            .Any(pair => IsAmbiguous(pair.first, pair.second)))
            return NoAnswerReason.Ambiguous;
        if (unsure.Length > 1 && Array.TrueForAll(unsure, WasComparedClosely))
            return NoAnswerReason.Ambiguous;
        return Array.Exists(unsure, card => card.Posterior.None > 0.5) ? NoAnswerReason.UnknownCards : NoAnswerReason.Looking;
    }

    /// <summary>Whether less than half of a card's symbols can be seen.</summary>
    private bool IsHidden(CardReading card) =>
        !WasComparedClosely(card) && 2 * Seen(card) < _symbols;

    private static int Seen(CardReading card) => card.Symbols.Count(symbol => symbol.Detection.Presence > SurePresence);

    private bool IsAmbiguous(CardReading first, CardReading second)
    {
        var slots = _matcher.SharedSlots(first.Posterior, second.Posterior);
        Array.Sort(slots);
        return slots[^2] >= Rival && slots[^1] + slots[^2] >= Rivals;
    }
}
