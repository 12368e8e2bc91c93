using Dobble.Vision.Inference;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>Training targets of one batch on the networks' grid: heat, what each cell belongs to, and what it must say.</summary>
/// <param name="batch">Images in the batch.</param>
/// <param name="rows">Rows of the grid.</param>
/// <param name="columns">Columns of the grid.</param>
/// <param name="values">Numbers a cell must say: 4 for a box, 5 for an outline.</param>
internal sealed class GridTargets(int batch, int rows, int columns, int values)
{
    // Cells this close to a centre learn its box and name as well, so that a peak one cell off still reads right.
    private const double SharedHeat = 0.5;

    private readonly float[] _heat = new float[batch * rows * columns];
    private readonly float[] _counts = Enumerable.Repeat(1f, batch * rows * columns).ToArray();
    private readonly float[] _values = new float[batch * values * rows * columns];
    private readonly float[] _weights = new float[batch * rows * columns];
    private readonly long[] _classes = Enumerable.Repeat(-1L, batch * rows * columns).ToArray();

    /// <summary>Marks an object.</summary>
    /// <param name="item">Image in the batch.</param>
    /// <param name="x">Centre in pixels of the network's input.</param>
    /// <param name="y">Centre in pixels of the network's input.</param>
    /// <param name="sigma">Fall-off of the heat, in cells.</param>
    /// <param name="symbol">Class to name it by; -1 for none.</param>
    /// <param name="exact">Whether its size is to be learnt.</param>
    /// <param name="sizes">What to say after the two offsets.</param>
    public void Add(int item, double x, double y, double sigma, int symbol, bool exact, ReadOnlySpan<double> sizes)
    {
        var (cx, cy) = NetworkGrid.ToCells(x, y);
        var (column, row) = ((int)Math.Floor(cx), (int)Math.Floor(cy));
        var reach = (int)Math.Ceiling(3 * sigma);
        for (var i = Math.Max(0, row - reach); i <= Math.Min(rows - 1, row + reach); i++)
        {
            for (var j = Math.Max(0, column - reach); j <= Math.Min(columns - 1, column + reach); j++)
            {
                var (di, dj) = (i - row, j - column);
                var heat = (float)Math.Exp(-((di * di) + (dj * dj)) / (2 * sigma * sigma));
                var cell = (((item * rows) + i) * columns) + j;
                if (heat <= _heat[cell])
                    continue;
                _heat[cell] = heat;
                if (heat < SharedHeat)
                    continue;
                _classes[cell] = symbol;
                _weights[cell] = exact ? heat : 0;
                Set(item, i, j, 0, cx - (j + 0.5));
                Set(item, i, j, 1, cy - (i + 0.5));
                for (var k = 0; k < sizes.Length; k++)
                    Set(item, i, j, k + 2, sizes[k]);
            }
        }
    }

    /// <summary>Takes the cells around a point out of the heat's loss: neither an object nor none.</summary>
    public void Ignore(int item, double x, double y, double radius)
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var (dx, dy) = (((j + 0.5) * NetworkGrid.Stride) - x, ((i + 0.5) * NetworkGrid.Stride) - y);
                var cell = (((item * rows) + i) * columns) + j;
                if ((dx * dx) + (dy * dy) < radius * radius && _heat[cell] < 0.999)
                    _counts[cell] = 0;
            }
        }
    }

    /// <summary>
    /// The targets as tensors on a device, the caller's: heat, counts, weights [N,1,H,W], values [N,C,H,W], classes [N,H,W].
    /// </summary>
    public Dictionary<string, Tensor> ToTensors(Device device) => new()
    {
        ["heat"] = tensor(_heat).to(device).view(batch, 1, rows, columns),
        ["counts"] = tensor(_counts).to(device).view(batch, 1, rows, columns),
        ["weights"] = tensor(_weights).to(device).view(batch, 1, rows, columns),
        ["values"] = tensor(_values).to(device).view(batch, values, rows, columns),
        ["classes"] = tensor(_classes).to(device).view(batch, rows, columns),
    };

    private void Set(int item, int row, int column, int channel, double value) =>
        _values[(((((item * values) + channel) * rows) + row) * columns) + column] = (float)value;
}
