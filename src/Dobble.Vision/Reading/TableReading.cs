using Dobble.Vision.Detection;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Reading;

/// <summary>All that was read from one image.</summary>
/// <param name="Width">Width of the image in pixels.</param>
/// <param name="Height">Height of the image in pixels.</param>
/// <param name="Times">How long each stage took.</param>
/// <param name="Cards">The cards; a card's <see cref="CardReading.Id"/> is its place here.</param>
/// <param name="Matches">The pairs of cards whose shared symbol is sure enough to say.</param>
public sealed record TableReading(
    int Width, int Height, StageTimes Times, IReadOnlyList<CardReading> Cards, IReadOnlyList<Match> Matches)
{
    /// <summary>What looked like a card before it was read.</summary>
    public IReadOnlyList<CardDetection> Found { get; init; } = [];
}
