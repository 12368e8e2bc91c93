namespace Dobble.Vision.Inference;

/// <summary>Peaks of a network's map of scores.</summary>
internal static class Peaks
{
    /// <summary>Whether no neighbour of the cell scores higher; of equal neighbours the first one is the peak.</summary>
    public static bool IsPeak(ReadOnlySpan<float> map, int rows, int columns, int row, int column)
    {
        var here = map[(row * columns) + column];
        for (var y = Math.Max(0, row - 1); y <= Math.Min(rows - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(columns - 1, column + 1); x++)
            {
                var other = map[(y * columns) + x];
                var isEarlier = y < row || (y == row && x < column);
                if (other > here || (other == here && isEarlier))
                    return false;
            }
        }

        return true;
    }
}
