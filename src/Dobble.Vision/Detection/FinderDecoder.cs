using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;

namespace Dobble.Vision.Detection;

/// <summary>From the finder network's two maps to outlines in pixels of its input. A pure function of its input.</summary>
public static class FinderDecoder
{
    /// <summary>The peaks of the score above a threshold, the best first; several may still mean one card.</summary>
    /// <param name="score">Score of each cell, row by row.</param>
    /// <param name="shape">A plane of the same size for each of <see cref="FinderGrid.Values"/>.</param>
    /// <param name="columns">Width of the maps.</param>
    /// <param name="threshold">Lowest score of a peak.</param>
    public static IReadOnlyList<CardDetection> Decode(ReadOnlySpan<float> score, ReadOnlySpan<float> shape, int columns, float threshold)
    {
        var cards = new List<CardDetection>();
        foreach (var cell in NetworkGrid.Peaks(score, columns, threshold))
        {
            var outline = FinderGrid.Decode(shape, columns, cell);
            if (IsSound(outline))
                cards.Add(new CardDetection(outline, score[cell]));
        }

        return cards;
    }

    private static bool IsSound(Ellipse e) =>
        double.IsFinite(e.X) && double.IsFinite(e.Y) && double.IsFinite(e.A) && double.IsFinite(e.B) && e.A > 0 && e.B > 0;
}
