namespace Dobble.Vision.Quality;

/// <summary>What the image of a table is like, measured on the cards where there are some, else on the whole.</summary>
/// <param name="Brightness">Median of the luma, 0 to 1.</param>
/// <param name="Sharpness">How sharp edges are: 1 for one that takes a pixel, towards 0 for a smear.</param>
/// <param name="Glare">Share of the cards' pixels that are burnt out beyond what white paper is, 0 to 1.</param>
public sealed record ImageQuality(float Brightness, float Sharpness, float Glare);
