using Dobble.Vision.Geometry;

namespace Dobble.Vision.Detection;

/// <summary>A card that CardFinder sees.</summary>
/// <param name="Outline">Its outline in pixels of the image; may reach beyond the image's edge.</param>
/// <param name="Score">How sure the network is that a readable card is there, 0 to 1.</param>
public sealed record CardDetection(Ellipse Outline, float Score)
{
    internal const float SureScore = 0.6f;

    /// <summary>Whether the network leaves no doubt that a card is there.</summary>
    public bool IsSure => Score >= SureScore;
}
