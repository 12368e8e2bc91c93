namespace Dobble.Vision.Quality;

/// <summary>What the image of a table is like, measured on the cards where there are some, else on the whole.</summary>
/// <param name="Brightness">Median of the luma, 0 to 1.</param>
/// <param name="Sharpness">How sharp edges are: 1 for one that takes a pixel, towards 0 for a smear.</param>
/// <param name="Glare">Share of the cards' pixels that are burnt out beyond what white paper is, 0 to 1.</param>
public sealed record ImageQuality(float Brightness, float Sharpness, float Glare)
{
    /// <summary>Share of the pixels that are burnt out, white paper included, 0 to 1.</summary>
    public float Clipped { get; init; }

    /// <summary>
    /// How much colour there is: the 95th percentile of the difference between a pixel's strongest and weakest colour, 0 (grey) to 1.
    /// </summary>
    public float Colour { get; init; } = 1;

    /// <summary>Smallest radius of what may be a card, in pixels; infinite where nothing may be one.</summary>
    public double SmallestRadius { get; init; } = double.PositiveInfinity;
}
