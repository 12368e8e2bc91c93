using Dobble.Vision.Geometry;

namespace Dobble.Vision.Matching;

/// <summary>The symbol that two cards share.</summary>
/// <param name="FirstCard">Identity of the first card in the reading.</param>
/// <param name="SecondCard">Identity of the second card.</param>
/// <param name="Symbol">Index into the deck's symbols of the variant that was seen; null where neither card is of a known deck.</param>
/// <param name="Confidence">Calibrated probability that the answer is right, 0 to 1.</param>
/// <param name="FirstBox">Where it is on the first card, in pixels of the image; null where it is hidden.</param>
/// <param name="SecondBox">Where it is on the second card; null where it is hidden.</param>
public sealed record Match(int FirstCard, int SecondCard, int? Symbol, double Confidence, Box? FirstBox, Box? SecondBox)
{
    /// <summary>Both cards: what tells the match from others of a reading.</summary>
    public (int First, int Second) Cards => (FirstCard, SecondCard);
}
