namespace Dobble.Vision.Inference;

/// <summary>
/// The grid on which both networks answer: a cell for every 8×8 pixels of the input. Reading decodes by it, training makes its targets by
/// it, and models are checked against it, so that they cannot come apart. What a cell says is in <see cref="FinderGrid"/> and
/// <see cref="ReaderGrid"/>.
/// </summary>
public static class NetworkGrid
{
    /// <summary>Pixels of the input along a side of a cell.</summary>
    public const int Stride = 8;

    /// <summary>Length in pixels of the input of which a network says 0, since it gives logarithms.</summary>
    public const double UnitLength = 32;

    /// <summary>Level of a channel, of 0 to 255, where the image or the card ends.</summary>
    public const byte Grey = 128;

    /// <summary>Level of a channel that the networks take as 1.</summary>
    public const byte White = 255;

    /// <summary>A point of the input in cells: the whole parts say which cell holds it.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    public static (double X, double Y) ToCells(double x, double y) => ((x + 0.5) / Stride, (y + 0.5) / Stride);

    /// <summary>The point of the input that a cell means.</summary>
    /// <param name="row">The cell's row.</param>
    /// <param name="column">The cell's column.</param>
    /// <param name="dx">Offset from the cell's middle, in cells.</param>
    /// <param name="dy">Offset from the cell's middle, in cells.</param>
    public static (double X, double Y) ToPixels(int row, int column, double dx = 0, double dy = 0) =>
        (((column + 0.5 + dx) * Stride) - 0.5, ((row + 0.5 + dy) * Stride) - 0.5);

    /// <summary>
    /// The cells that score at least a threshold and no less than their eight neighbours, the best first; of equal neighbours the first.
    /// </summary>
    /// <param name="scores">A score for each cell, row by row.</param>
    /// <param name="columns">Cells in a row.</param>
    /// <param name="threshold">The lowest score of a peak.</param>
    internal static List<int> Peaks(ReadOnlySpan<float> scores, int columns, float threshold)
    {
        var peaks = new List<(int Cell, float Score)>();
        for (var cell = 0; cell < scores.Length; cell++)
        {
            if (scores[cell] >= threshold && IsPeak(scores, columns, cell / columns, cell % columns))
                peaks.Add((cell, scores[cell]));
        }

        peaks.Sort((a, b) => b.Score.CompareTo(a.Score));
        return peaks.ConvertAll(peak => peak.Cell);
    }

    private static bool IsPeak(ReadOnlySpan<float> scores, int columns, int row, int column)
    {
        var (here, rows) = (scores[(row * columns) + column], scores.Length / columns);
        for (var y = Math.Max(0, row - 1); y <= Math.Min(rows - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(columns - 1, column + 1); x++)
            {
                var other = scores[(y * columns) + x];
                var isEarlier = y < row || (y == row && x < column);
                if (other > here || (other == here && isEarlier))
                    return false;
            }
        }

        return true;
    }
}
