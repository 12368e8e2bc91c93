using Dobble.Vision;

namespace Dobble.Scenes.Printing;

/// <summary>Where cards lie on a page; all in millimetres, the origin at the left top corner.</summary>
internal sealed record PageGrid
{
    // What printers leave white at the edges, with room for the foot below; and between cards, where scissors go.
    private const double Margin = 6, Foot = 10, MinGap = 2;

    private readonly int _columns, _rows;
    private readonly double _stepX, _stepY;

    /// <exception cref="DobbleException">No card of this diameter fits on the paper.</exception>
    public PageGrid(PrintOptions options)
    {
        (Width, Height) = PrintOptions.Papers[options.Paper];
        var (across, down) = (Width - (2 * Margin), Height - Margin - Foot);
        (_columns, _rows) = (Fit(across, options.Diameter), Fit(down, options.Diameter));
        if (_columns == 0 || _rows == 0)
            throw new DobbleException($"a card of {options.Diameter} mm does not fit on {options.Paper}; give a smaller --diameter");
        // The room that is left is spread evenly.
        (_stepX, _stepY) = (across / _columns, down / _rows);
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Cards on a page.</summary>
    public int Count => _columns * _rows;

    /// <summary>The line at the foot that texts stand on.</summary>
    public double FootLine => Height - Margin;

    /// <summary>The centre of a card; on the back of the paper, turned over its long edge, the columns run the other way.</summary>
    public (double X, double Y) Center(int index, bool back)
    {
        var (row, column) = (index / _columns, index % _columns);
        return (Margin + (((back ? _columns - 1 - column : column) + 0.5) * _stepX), Margin + ((row + 0.5) * _stepY));
    }

    /// <summary>Room between two cards.</summary>
    public double Gap(double diameter) => Math.Min(_stepX, _stepY) - diameter;

    private static int Fit(double room, double diameter) => (int)(room / (diameter + MinGap));
}
