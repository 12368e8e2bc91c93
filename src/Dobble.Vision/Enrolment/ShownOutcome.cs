namespace Dobble.Vision.Enrolment;

/// <summary>What came of showing a card.</summary>
public enum ShownOutcome
{
    /// <summary>A card that was not shown before.</summary>
    New,

    /// <summary>A card that was shown before; this view was kept too.</summary>
    Again,

    /// <summary>A card that was shown before, and this view tells nothing new.</summary>
    Known,

    /// <summary>The card is blurred or its edges are soft: it was not taken.</summary>
    Blurred,

    /// <summary>The card is too small in the image to tell its symbols apart: it was not taken.</summary>
    TooSmall,

    /// <summary>Too few symbols were seen: no card of a deck, or mostly covered. It was not taken.</summary>
    TooFewSymbols,
}
