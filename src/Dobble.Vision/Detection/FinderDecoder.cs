using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;

namespace Dobble.Vision.Detection;

/// <summary>From the finder network's two maps to outlines in pixels of its input. A pure function of its input.</summary>
internal static class FinderDecoder
{
    /// <summary>Input pixels to a cell of the maps.</summary>
    public const int Stride = 8;

    /// <summary>Input pixels to a unit of the network's semi-axes.</summary>
    public const double AxisUnit = 32;

    /// <summary>The peaks of the score above a threshold, the best first; several may still mean one card.</summary>
    /// <param name="score">Score of each cell, row by row.</param>
    /// <param name="shape">Five planes of the same size: the centre's offset in cells and the logarithmic shape.</param>
    /// <param name="rows">Height of the maps.</param>
    /// <param name="columns">Width of the maps.</param>
    /// <param name="threshold">Least score of a peak.</param>
    public static List<CardDetection> Decode(
        ReadOnlySpan<float> score, ReadOnlySpan<float> shape, int rows, int columns, float threshold)
    {
        var cards = new List<CardDetection>();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var at = (row * columns) + column;
                if (score[at] < threshold || !Peaks.IsPeak(score, rows, columns, row, column))
                    continue;
                var outline = OutlineAt(shape, rows * columns, at, row, column);
                if (IsSound(outline))
                    cards.Add(new CardDetection(outline, score[at]));
            }
        }

        cards.Sort((a, b) => b.Score.CompareTo(a.Score));
        return cards;
    }

    private static Ellipse OutlineAt(ReadOnlySpan<float> shape, int plane, int at, int row, int column)
    {
        var unit = Ellipse.FromLogShape(
            ((column + 0.5 + shape[at]) * Stride) - 0.5,
            ((row + 0.5 + shape[plane + at]) * Stride) - 0.5,
            shape[(2 * plane) + at], shape[(3 * plane) + at], shape[(4 * plane) + at]);
        return unit with { A = unit.A * AxisUnit, B = unit.B * AxisUnit };
    }

    private static bool IsSound(Ellipse e) =>
        double.IsFinite(e.X) && double.IsFinite(e.Y) && double.IsFinite(e.A) && double.IsFinite(e.B) && e.A > 0 && e.B > 0;
}
